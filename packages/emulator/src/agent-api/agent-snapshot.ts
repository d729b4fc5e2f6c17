import type { Agent, Assignment } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { contactSnapshot } from './contact-snapshot.ts';
import { otherContactSnapshot } from './other-contact-snapshot.ts';
import { seconds } from '../http/seconds.ts';

/** The agent as the page sees it: chosen state, what the contacts make of it, and the contacts themselves. */
export function agentSnapshot(world: World, agent: Agent): object {
  const { state, since } = shownState(agent);
  return {
    state: { ...state, startTimestamp: seconds(since) },
    ...(agent.nextState && {
      nextState: { ...chosen(agent.nextState.state), startTimestamp: seconds(agent.nextState.since) },
    }),
    agentAvailabilityState: { state: agent.state.name, timeStamp: seconds(agent.stateSince) },
    contacts: [
      ...[...agent.assignments.values()].map((assignment) => contactSnapshot(world, assignment)),
      ...[...agent.otherContacts.values()].map((contact) => otherContactSnapshot(agent, contact)),
    ],
    snapshotTimestamp: seconds(world.clock.now()),
  };
}

/** What contacts make of the agent's state, the strongest first. */
const systemStates: readonly { readonly when: Assignment['state']; readonly name: string }[] = [
  { when: 'connected', name: 'Busy' },
  { when: 'connecting', name: 'PendingBusy' },
  { when: 'ended', name: 'AfterCallWork' },
];

function shownState(agent: Agent): { state: object; since: number } {
  const assignments = [...agent.assignments.values(), ...agent.otherContacts.values()];
  for (const { when, name } of systemStates) {
    const since = assignments.filter(({ state }) => state === when).map(({ stateSince }) => stateSince);
    if (since.length > 0) return { state: { type: 'system', name }, since: Math.min(...since) };
  }
  return { state: chosen(agent.state), since: agent.stateSince };
}

const chosen = ({ arn, type, name }: Agent['state']): object => ({ agentStateARN: arn, type, name });
