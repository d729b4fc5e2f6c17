import { describe, expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { createIds } from '../../src/world/ids.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { rejectContact } from '../../src/world/reject-contact.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { WorldError } from '../../src/world/world-error.ts';
import type { World } from '../../src/world/world.ts';
import { type TestWorld, testWorld } from '../support/test-world.ts';

const chatConcurrency = 3;
const logins = ['ada', 'bo'];
const states = ['Available', 'Available', 'Available', 'Lunch', 'Offline'];

type Below = (limit: number) => number;
type Step = (test: TestWorld, below: Below) => void;

const pick = <Item>(items: readonly Item[], below: Below): Item | undefined => items[below(items.length || 1)];
const anyLogin = (below: Below): string => logins[below(2)] as string;
/** Mostly a contact of the agent's own, sometimes any other. */
const anyContact = ({ world }: TestWorld, below: Below, login: string): string => {
  const own = [...(world.agents.get(login)?.assignments.keys() ?? [])];
  return pick(own.length > 0 && below(4) > 0 ? own : [...world.contacts.keys()], below) ?? 'none';
};

type ContactOperation = (world: World, target: { login: string; contactId: string }) => void;
const on =
  (operation: ContactOperation): Step =>
  (test, below) => {
    const login = anyLogin(below);
    operation(test.world, { login, contactId: anyContact(test, below, login) });
  };

const anyParticipant = ({ world }: TestWorld, below: Below) => pick([...world.participants.values()], below);

/** Nobody asked for what a timer does, so it has nothing to be refused. */
function passTime({ clock }: TestWorld, below: Below): void {
  try {
    clock.advance(below(25_000));
  } catch (error) {
    throw new Error('a timer was refused', { cause: error });
  }
}

/** What agents, customers and time may do, each with anything at hand, sensible or not. */
const steps: readonly Step[] = [
  (test) => void test.chat(),
  passTime,
  on(acceptContact),
  on(acceptContact),
  on(rejectContact),
  on(clearContact),
  (test, below) => {
    const participant = anyParticipant(test, below);
    if (participant) leaveContact(test.world, participant);
  },
  (test, below) => {
    const participant = anyParticipant(test, below);
    if (participant) sendMessage(test.world, participant, { contentType: 'text/plain', content: 'Hello' });
  },
  (test, below) =>
    putAgentState(test.world, { login: anyLogin(below), state: pick(states, below) ?? '', enqueue: below(2) === 0 }),
];

/** What must hold after every step, whatever came before; each entry that is broken is named. */
function brokenRules(world: World): string[] {
  const agents = [...world.agents.values()];
  const holders = (contactId: string, state: string) =>
    agents
      .filter((agent) => agent.assignments.get(contactId)?.state === state)
      .map(({ definition }) => definition.login);
  const freeFor = (contactId: string) =>
    agents.filter(
      (agent) =>
        agent.state.type === 'routable' &&
        agent.nextState?.state.type !== 'not_routable' &&
        agent.nextState?.state.type !== 'offline' &&
        agent.assignments.size < chatConcurrency &&
        !agent.assignments.has(contactId) &&
        !world.contacts.get(contactId)?.passedBy.has(agent.definition.login),
    );
  const ofAgents = agents.flatMap((agent) => [
    agent.assignments.size <= chatConcurrency || `${agent.definition.login} has too many contacts`,
    agent.nextState === undefined || agent.assignments.size > 0 || `${agent.definition.login} waits for nothing`,
  ]);
  const ofContacts = [...world.contacts.values()].flatMap((contact) => {
    const stamps = contact.transcript.items.map(({ AbsoluteTime }) => Date.parse(AbsoluteTime));
    const expected = contact.agentLogin === undefined ? [] : [contact.agentLogin];
    const live = { connecting: holders(contact.id, 'connecting'), connected: holders(contact.id, 'connected') };
    const shared = contact.state === 'connecting' || contact.state === 'connected' ? contact.state : undefined;
    return [
      shared === undefined
        ? live.connecting.length + live.connected.length === 0 || `${contact.state} contact is live for an agent`
        : live[shared].join() === expected.join() || `${contact.state} contact belongs to somebody else`,
      contact.state !== 'queued' || freeFor(contact.id).length === 0 || 'a contact waits though an agent is free',
      contact.state !== 'ended' ||
        contact.participants.every(({ state }) => state === 'left') ||
        'somebody is left behind',
      contact.state !== 'queued' || contact.agentLogin === undefined || 'a queued contact has an agent',
      contact.state !== 'ended' || contact.timers.size === 0 || 'a timer of an ended contact runs',
      stamps.every((stamp, index) => index === 0 || stamp > (stamps[index - 1] ?? 0)) || 'stamps repeat',
    ];
  });
  return [...ofAgents, ...ofContacts].filter((rule) => rule !== true);
}

function run(seed: number) {
  const { below } = createIds(seed);
  const test = testWorld({ chatConcurrency });
  const done = { steps: 0, refused: 0, accepted: 0 };
  test.available(...logins);
  for (let count = 0; count < 300; count += 1) {
    const step = pick(steps, below);
    try {
      step?.(test, below);
      done.steps += 1;
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      done.refused += 1;
    }
    const broken = brokenRules(test.world);
    if (broken.length > 0) throw new Error(`step ${count}: ${broken.join('; ')}`);
  }
  done.accepted = [...test.world.contacts.values()].filter(
    (contact) => contact.connectedToAgentAt !== undefined,
  ).length;
  return done;
}

describe('whatever happens', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'every rule holds after each of 300 steps, seed %i',
    (seed) => {
      const { steps: taken, refused, accepted } = run(seed);
      expect(taken).toBeGreaterThan(60);
      expect(refused).toBeGreaterThan(20);
      expect(accepted).toBeGreaterThan(0);
    },
  );
});
