import { describe, expect, it } from 'vitest';
import { FlowRunner } from '../../src/flows/flow-runner.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { assignmentOf } from '../../src/world/assignment.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { customerConnected } from '../../src/world/customer-connected.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { createIds } from '../../src/world/ids.ts';
import type { QuickConnect } from '../../src/world/instance.ts';
import { invite } from '../../src/world/invite.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { monitorContact } from '../../src/world/monitor-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { rejectContact } from '../../src/world/reject-contact.ts';
import { servesCustomer } from '../../src/world/segments.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { setMonitorMode } from '../../src/world/set-monitor-mode.ts';
import { startChat } from '../../src/world/start-chat.ts';
import { type Contact, monitorModes } from '../../src/world/state.ts';
import { agentOf, createWorld, type World } from '../../src/world/world.ts';
import { withAgents } from '../../src/world/with-agents.ts';
import { WorldError } from '../../src/world/world-error.ts';

const others = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((login) => ({ login, name: login }));
const instance = withAgents(defaultInstance, others);
const logins = instance.agents.map(({ login }) => login);

interface Run {
  readonly world: World;
  readonly clock: ManualClock;
  readonly any: <Item>(items: readonly Item[]) => Item;
}
type Step = (run: Run) => void;

/** Mostly one who has contacts: with the others there is little to do. */
const agentLogin = ({ world, any }: Run): string => {
  const busy = logins.filter((login) => agentOf(world, login).assignments.size > 0);
  return any([...busy, any(logins)]);
};
const contactId = ({ world, any }: Run, login: string) =>
  any([...(world.agents.get(login)?.assignments.keys() ?? []), 'none']);
const byAgent =
  (operation: (world: World, target: { login: string; contactId: string }) => void): Step =>
  (run) => {
    const login = agentLogin(run);
    operation(run.world, { login, contactId: contactId(run, login) });
  };
const byParticipant =
  (operation: (world: World, participant: Contact['customer']) => unknown): Step =>
  ({ world, any }) =>
    void operation(world, any([...world.participants.values()]));

/** Transfers, multi-party chats, supervisors and disconnect flows, each with anything at hand. */
const steps: readonly Step[] = [
  ({ world, any }) => {
    const { contact } = startChat(world, { displayName: 'Cleo', contactFlowId: any(instance.contactFlows).id });
    customerConnected(contact);
  },
  byAgent(acceptContact),
  byAgent(acceptContact),
  byAgent(acceptContact),
  byAgent(rejectContact),
  byAgent(clearContact),
  byAgent(clearContact),
  (run) => {
    const { world, any } = run;
    const login = agentLogin(run);
    const id = contactId(run, login);
    const purpose = world.multiPartyChat ? any(['join', 'join', 'transfer'] as const) : 'transfer';
    invite(world, { login, contactId: id, quickConnect: pickQuickConnect(world, id), purpose });
  },
  ({ world, any }) => {
    const contacts = [...world.contacts.values()];
    const connected = contacts.filter(({ state }) => state === 'connected');
    const contact = any([...connected, any(contacts)]);
    const capabilities = world.multiPartyChat ? monitorModes : (['SILENT_MONITOR'] as const);
    monitorContact(world, { login: any(logins), contact, capabilities });
  },
  (run) => {
    const login = agentLogin(run);
    setMonitorMode(run.world, { login, contactId: contactId(run, login), mode: run.any(monitorModes) });
  },
  byParticipant(leaveContact),
  byAgent((world, { login, contactId: id }) =>
    leaveContact(world, assignmentOf(agentOf(world, login), id).participant),
  ),
  byParticipant((world, sender) => sendMessage(world, sender, { contentType: 'text/plain', content: 'No' })),
  ({ clock, any }) => clock.advance(any([100, 5_000, 25_000])),
  ({ world, any }) => putAgentState(world, { login: any(logins), state: any(['Available', 'Lunch']), enqueue: true }),
];

/** Another one for each contact, the same each time. */
const pickQuickConnect = (world: World, id: string): QuickConnect => {
  const turn = [...world.contacts.keys()].indexOf(id) + world.contacts.size;
  return instance.quickConnects.at(turn % instance.quickConnects.length) as QuickConnect;
};

function brokenRules(world: World): string[] {
  const contacts = [...world.contacts.values()];
  const conversations = Map.groupBy(contacts, ({ transcript }) => transcript);
  const ofConversations = [...conversations.values()].flatMap((segments) => {
    const { customer, participants } = segments[0] as Contact;
    const live = segments.filter(({ state }) => state !== 'ended');
    const supervisors = live.filter(({ monitoring }) => monitoring !== undefined);
    const own = segments.find(({ id }) => id === customer.contactId);
    const barged = participants.filter(({ role, state }) => role === 'SUPERVISOR' && state === 'joined');
    return [
      customer.state === 'joined' ||
        (live.length === 0 && participants.every(({ state }) => state === 'left')) ||
        'the conversation goes on without its customer',
      customer.state === 'left' ||
        (own !== undefined && own.state !== 'ended' && servesCustomer(own)) ||
        'the customer is where nobody is or will be',
      barged.length <= 1 || 'two supervisors have barged in',
      supervisors.length <= 5 || 'there are too many supervisors',
      supervisors.every(
        (each) => servesCustomer(each) || world.contacts.get(each.monitoring?.ofContactId ?? '')?.state === 'connected',
      ) || 'a supervisor listens to what has ended',
    ];
  });
  const ofAssignments = [...world.agents.values()].flatMap(({ assignments }) =>
    [...assignments.values()].map(({ state, contact, participant }) => {
      if (state !== 'connected') return participant.state !== 'joined' || 'a participant has no contact';
      const here = contact.monitoring?.mode === 'SILENT_MONITOR' ? 'listening' : 'joined';
      return (contact.state === 'connected' && participant.state === here) || 'an agent is connected to nothing';
    }),
  );
  return [...ofConversations, ...ofAssignments].filter((rule) => rule !== true);
}

async function run(seed: number) {
  const { below } = createIds(seed);
  const clock = new ManualClock();
  const world = createWorld({ clock, seed, instance });
  world.multiPartyChat = seed % 3 > 0;
  using _flows = new FlowRunner(world);
  const any = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  for (const login of logins) putAgentState(world, { login, state: 'Available' });
  startChat(world, { displayName: 'Cleo', contactFlowId: instance.contactFlows[0].id });
  for (let count = 0; count < 400; count += 1) {
    try {
      any(steps)({ world, clock, any });
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
    }
    // What flows do, they do in the microtask after.
    await Promise.resolve();
    const broken = brokenRules(world);
    if (broken.length > 0) throw new Error(`step ${count}: ${broken.join('; ')}`);
  }
  return [...world.contacts.values()];
}

describe('whatever happens in conversations of several', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
    'every rule holds after each of 400 steps, seed %i',
    async (seed) => {
      expect((await run(seed)).length).toBeGreaterThan(5);
    },
  );

  it('every kind of contact comes up', async () => {
    const contacts = (await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(run))).flat();
    const methods = new Set(contacts.map(({ initiationMethod }) => initiationMethod));
    expect([...methods].toSorted()).toEqual(['API', 'DISCONNECT', 'MONITOR', 'TRANSFER']);
    expect(contacts.some(({ monitoring }) => monitoring?.mode === 'BARGE')).toBe(true);
  });
});
