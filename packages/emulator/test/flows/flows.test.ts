import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { resetWorld } from '../../src/world/reset-world.ts';
import { connectClient, participantClient, waitingChat } from '../support/chat.ts';

let emulator: Emulator;
const clock = new ManualClock();
const interactive = 'application/vnd.amazonaws.connect.message.interactive';
const response = `${interactive}.response`;
const [, , menu, hours] = defaultInstance.contactFlows;

beforeAll(async () => {
  emulator = await createEmulator({ clock, seed: 1 });
});
afterAll(() => emulator[Symbol.asyncDispose]());
beforeEach(() => resetWorld(emulator.world));

async function begin(contactFlowId: string, supportedContentTypes = ['text/plain', interactive, response]) {
  putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  const chat = waitingChat(emulator, { contactFlowId, supportedContentTypes });
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
    expect(contact).toMatchObject({ state: 'ended', endedBy: 'system' });
    expect(emulator.world.agents.get('ada')?.assignments.size).toBe(0);
  });
});
