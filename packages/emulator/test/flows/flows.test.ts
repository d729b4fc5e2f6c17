import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { DisconnectParticipantCommand, SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { addBot } from '../../src/world/add-bot.ts';
import { finishAuthentication } from '../../src/world/authentication.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { setIdleTimers } from '../../src/world/idle-timers.ts';
import { customerConnected } from '../../src/world/customer-connected.ts';
import { invite } from '../../src/world/invite.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import type { Contact, Participant } from '../../src/world/state.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { connectClient, participantClient, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
const interactive = 'application/vnd.amazonaws.connect.message.interactive';
const response = `${interactive}.response`;
const [, , menu, hours, survey, signIn] = defaultInstance.contactFlows;

async function begin(
  contactFlowId: string,
  supportedContentTypes = ['text/plain', interactive, response],
  { disconnectOnCustomerExit = false } = {},
) {
  putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  const chat = waitingChat(emulator, { contactFlowId, supportedContentTypes, disconnectOnCustomerExit });
  await Promise.resolve();
  const say = (Content: string, ContentType = 'text/plain') =>
    participantClient(emulator).send(
      new SendMessageCommand({ ConnectionToken: chat.customerToken, Content, ContentType }),
    );
  const lines = () =>
    chat.contact.transcript.items.flatMap(({ Type, DisplayName, Content }) =>
      Type === 'MESSAGE' ? [[DisplayName, Content]] : [],
    );
  return { ...chat, say, lines };
}

describe('flows', () => {
  it('F1: greets, sets attributes and asks by a list picker, before any agent is asked', async () => {
    const { contact, lines } = await begin(menu.id);
    expect(contact).toMatchObject({ state: 'flow', attributes: { entry: 'menu' } });
    expect(lines()).toEqual([
      ['SYSTEM_MESSAGE', expect.stringContaining('Welcome') as string],
      ['BOT', expect.any(String) as string],
    ]);
    const question = contact.transcript.items.at(-1);
    expect([question?.ContentType, question?.ParticipantRole]).toEqual([interactive, 'SYSTEM']);
    expect(JSON.parse(question?.Content ?? '')).toMatchObject({
      templateType: 'ListPicker',
      version: '1.0',
      data: { content: { title: 'What is it about?', elements: [{ title: 'An order' }, { title: 'A bill' }] } },
    });
    const describe = new DescribeContactCommand({ InstanceId: defaultInstance.id, ContactId: contact.id });
    expect((await connectClient(emulator).send(describe)).Contact?.QueueInfo).toBeUndefined();
  });

  it.each([
    ['text', 'a bill', 'text/plain'],
    [
      'an interactive response',
      JSON.stringify({ templateType: 'ListPicker', data: { content: { title: 'A bill' } } }),
      response,
    ],
  ])('F2: an answer as %s leads to its queue', async (_what, content, type) => {
    const { contact, say } = await begin(menu.id);
    clock.advance(5_000);
    await say(content, type);
    expect(contact).toMatchObject({
      state: 'connecting',
      agentLogin: 'ada',
      queue: { name: 'Billing' },
      enqueuedAt: clock.now(),
      attributes: { entry: 'menu', topic: 'bill' },
    });
  });

  it('F3: any other answer brings the question back', async () => {
    const { contact, say, lines } = await begin(menu.id);
    await say('An order or a bill?');
    expect(contact.state).toBe('flow');
    expect(lines().slice(-2)).toEqual([
      ['SYSTEM_MESSAGE', 'Please choose one of the two.'],
      ['BOT', expect.stringContaining('ListPicker') as string],
    ]);
  });

  it('F4: a chat without interactive messages is asked in plain text', async () => {
    const { lines } = await begin(menu.id, ['text/plain']);
    expect(lines().at(-1)).toEqual(['BOT', 'What is it about?\n- An order\n- A bill']);
  });

  it('F5: may end the chat itself', async () => {
    const { contact, say, lines } = await begin(hours.id);
    await say('No');
    expect(lines().at(-1)).toEqual(['SYSTEM_MESSAGE', 'Have a good day!']);
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'CONTACT_FLOW_DISCONNECT' });
    expect(emulator.world.agents.get('ada')?.assignments.size).toBe(0);
  });
});

/** A chat whose flow asks how it was; Ada has it. */
async function surveyed(options = {}) {
  const chat = await begin(survey.id, undefined, options);
  customerConnected(chat.contact);
  acceptContact(emulator.world, { login: 'ada', contactId: chat.contact.id });
  const agent = chat.contact.participants.find(({ role }) => role === 'AGENT') as Participant;
  const leave = async () => {
    leaveContact(emulator.world, agent);
    await Promise.resolve();
  };
  const present = () => emulator.world.contacts.get(chat.customer.contactId) as Contact;
  return { ...chat, agent, leave, present };
}
const eventsOf = ({ transcript }: Contact) =>
  transcript.items.flatMap(({ Type, ContentType }) => (Type === 'EVENT' ? [ContentType?.split('event.')[1]] : []));

describe('disconnect flow', () => {
  it('F6: goes on with the customer, in a contact of its own, when the agent has left', async () => {
    const { contact, customer, leave, lines, present } = await surveyed();
    await leave();
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'AGENT_DISCONNECT' });
    expect(present()).toMatchObject({
      state: 'flow',
      initiationMethod: 'DISCONNECT',
      initialContactId: contact.id,
      previousContactId: contact.id,
    });
    expect(eventsOf(contact)).toEqual(['participant.joined', 'participant.joined', 'participant.left']);
    expect(customer.state).toBe('joined');
    expect(lines().at(-1)).toEqual(['BOT', expect.stringContaining('Have we solved it?') as string]);
    expect(emulator.world.agents.get('ada')?.assignments.get(contact.id)?.state).toBe('ended');
  });

  it('F6: keeps the answer and ends the chat', async () => {
    const { leave, say, present, contact } = await surveyed();
    await leave();
    await say('Yes');
    expect(present()).toMatchObject({
      state: 'ended',
      disconnectReason: 'CONTACT_FLOW_DISCONNECT',
      attributes: { solved: 'yes' },
    });
    expect(eventsOf(contact).at(-1)).toBe('chat.ended');
  });

  it('F7: waits for the customer, who then comes to another agent', async () => {
    const { contact, leave, say, present } = await surveyed();
    await leave();
    clearContact(emulator.world, { login: 'ada', contactId: contact.id });
    putAgentState(emulator.world, { login: 'ada', state: 'Lunch' });
    putAgentState(emulator.world, { login: 'bo', state: 'Available' });
    await say('No');
    clock.advance(14 * 60_000);
    expect(present().state).toBe('flow');
    await say('I am back');
    expect(present()).toMatchObject({ state: 'connecting', agentLogin: 'bo', attributes: { solved: 'no' } });
    acceptContact(emulator.world, { login: 'bo', contactId: present().id });
    clock.advance(60 * 60_000);
    expect(present().state).toBe('connected');
  });

  it('F7: ends the chat when the customer does not come back', async () => {
    const { leave, say, present, lines } = await surveyed();
    await leave();
    await say('No');
    clock.advance(15 * 60_000);
    expect(present().state).toBe('ended');
    expect(lines().at(-1)).toEqual(['SYSTEM_MESSAGE', 'We close this chat now.']);
  });

  it('F6: follows when a customer who has asked for it ends the chat: the agents go, and the second end is the end', async () => {
    const { contact, customer, customerToken, present } = await surveyed({ disconnectOnCustomerExit: true });
    const end = () =>
      participantClient(emulator).send(new DisconnectParticipantCommand({ ConnectionToken: customerToken }));
    await end();
    expect([customer.state, contact.state, present().state]).toEqual(['joined', 'ended', 'flow']);
    expect(eventsOf(contact).slice(-1)).toEqual(['participant.left']);
    expect(emulator.world.agents.get('ada')?.assignments.get(contact.id)?.state).toBe('ended');
    await end();
    expect([customer.state, present().state, eventsOf(contact).at(-1)]).toEqual(['left', 'ended', 'chat.ended']);
  });

  it('F6: is left out when the customer leaves', async () => {
    const { contact, customer } = await surveyed();
    leaveContact(emulator.world, customer);
    await Promise.resolve();
    expect(emulator.world.contacts.size).toBe(1);
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  it.each([
    ['succeeded', 'Robin', [['SYSTEM_MESSAGE', 'Please sign in, so that we can look at your account.']]],
    ['cancelled', 'Cleo', [expect.anything(), ['SYSTEM_MESSAGE', 'Then without your account.']]],
  ] as const)('F8: has the customer sign in before an agent is asked: %s', async (outcome, name, said) => {
    const { contact, customer, lines } = await begin(signIn.id);
    expect([contact.state, contact.authentication?.firstName]).toEqual(['flow', 'Robin']);
    finishAuthentication(emulator.world, contact, outcome);
    await Promise.resolve();
    expect([contact.state, customer.displayName]).toEqual(['connecting', name]);
    expect(lines()).toEqual(said);
  });

  it('F6, C10: follows when everybody but the customer was removed for silence', async () => {
    const { contact, customer, present } = await surveyed();
    setIdleTimers(contact, [{ role: 'CUSTOMER', timer: 'disconnect', minutes: 2 }]);
    addBot(emulator.world, contact, 'Helper');
    // Timers are in force from the next time an agent joins.
    putAgentState(emulator.world, { login: 'bo', state: 'Available' });
    emulator.world.multiPartyChat = true;
    const [, billing, , bo] = defaultInstance.quickConnects;
    const invitation = { login: 'ada', contactId: contact.id, purpose: 'join' } as const;
    const { id } = invite(emulator.world, { ...invitation, quickConnect: bo });
    acceptContact(emulator.world, { login: 'bo', contactId: id });
    invite(emulator.world, { ...invitation, quickConnect: billing });
    clock.advance(2 * 60_000);
    await Promise.resolve();
    expect(present()).toMatchObject({ state: 'flow', initiationMethod: 'DISCONNECT' });
    const here = contact.participants.filter(({ state }) => state === 'joined');
    expect(here).toEqual([customer]);
    const live = [...emulator.world.contacts.values()].filter(({ state }) => state !== 'ended');
    expect(live).toEqual([present()]);
  });
});
