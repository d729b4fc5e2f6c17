import type { OtherChannel } from '../world/other-contacts.ts';
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

interface ShownState {
  readonly when: Assignment['state'];
  /** Only the contacts of this channel bring it about. */
  readonly channel?: OtherChannel;
  readonly type: 'system' | 'error';
  readonly name: string;
}

/** What contacts make of the agent's state, the strongest first. */
const shownStates: readonly ShownState[] = [
  { when: 'connected', type: 'system', name: 'Busy' },
  { when: 'connecting', type: 'system', name: 'PendingBusy' },
  { when: 'ended', type: 'system', name: 'AfterCallWork' },
  // Missed chats leave the state as it is (amazon-connect-streams issues 740 and 991).
  { when: 'missed', channel: 'voice', type: 'error', name: 'MissedCallAgent' },
];

function shownState(agent: Agent): { state: object; since: number } {
  const others = [...agent.otherContacts.values()];
  for (const { when, channel, type, name } of shownStates) {
    const contacts =
      channel === undefined
        ? [...agent.assignments.values(), ...others]
        : others.filter((contact) => contact.channel === channel);
    const since = contacts.filter(({ state }) => state === when).map(({ stateSince }) => stateSince);
    if (since.length > 0) return { state: { type, name }, since: Math.min(...since) };
  }
  return { state: chosen(agent.state), since: agent.stateSince };
}

const chosen = ({ arn, type, name }: Agent['state']): object => ({ agentStateARN: arn, type, name });
