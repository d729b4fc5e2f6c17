import { StartChatContactCommand } from '@aws-sdk/client-connect';
import { SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/create-emulator.ts';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { agentPage } from '../support/agent-page.ts';
import { connectClient, connectedChat, participantClient, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();

const message = (token: string, ClientToken = 'once') =>
  new SendMessageCommand({ ConnectionToken: token, ContentType: 'text/plain', Content: 'Hello', ClientToken });
const messagesIn = ({ contact }: ReturnType<typeof waitingChat>) =>
  contact.transcript.items.filter(({ Type }) => Type === 'MESSAGE').length;

describe('request faults', () => {
  it('G7: answers an error as often as asked, before the operation does anything', async () => {
    const chat = waitingChat(emulator);
    emulator.faults.add({
      on: { operation: 'SendMessage' },
      times: 2,
      effect: { kind: 'error', name: 'ThrottlingException', status: 429 },
    });
    const client = participantClient(emulator, { maxAttempts: 1 });
    for (const attempt of [1, 2]) {
      await expect(client.send(message(chat.customerToken)), `attempt ${attempt}`).rejects.toMatchObject({
        name: 'ThrottlingException',
        $metadata: { httpStatusCode: 429 },
      });
    }
    expect(messagesIn(chat)).toBe(0);
    await expect(client.send(message(chat.customerToken))).resolves.toHaveProperty('Id');
  });

  it('G7: loses the answer after the operation; the SDK’s retry with the same client token finds one message', async () => {
    const chat = waitingChat(emulator);
    const rule = emulator.faults.add({
      on: { operation: 'SendMessage' },
      times: 1,
      effect: { kind: 'lose-response' },
    });
    const answer = await participantClient(emulator).send(message(chat.customerToken));
    expect(answer.$metadata.attempts).toBe(2);
    expect(answer.Id).toBe(chat.contact.transcript.items.at(-1)?.Id);
    expect(messagesIn(chat)).toBe(1);
    expect(emulator.faults.list()).toMatchObject([{ id: rule.id, remaining: 0 }]);
  });

  it('G7: loses the answer of StartChatContact without starting two chats', async () => {
    emulator.faults.add({ on: { operation: 'StartChatContact' }, times: 1, effect: { kind: 'lose-response' } });
    const started = await connectClient(emulator).send(
      new StartChatContactCommand({
        InstanceId: defaultInstance.id,
        ContactFlowId: defaultContactFlowId,
        ParticipantDetails: { DisplayName: 'Cleo' },
        ClientToken: 'once',
      }),
    );
    expect([...emulator.world.contacts.keys()]).toEqual([started.ContactId]);
  });

  it('G7: delays by the world’s clock', async () => {
    const chat = waitingChat(emulator);
    const waiting = Promise.withResolvers<void>();
    const setTimer = clock.setTimer.bind(clock);
    clock.setTimer = (delayMs, run) => {
      waiting.resolve();
      return setTimer(delayMs, run);
    };
    emulator.faults.add({ times: 1, effect: { kind: 'delay', ms: 700 } });
    const sent = participantClient(emulator).send(message(chat.customerToken));
    await waiting.promise;
    clock.setTimer = setTimer;
    expect(messagesIn(chat)).toBe(0);
    clock.advance(700);
    await sent;
    expect(messagesIn(chat)).toBe(1);
  });

  it.each([{ kind: 'hold' }, { kind: 'delay', ms: 60_000 }] as const)(
    'lets an operation go on when the fault is removed: $kind',
    async (effect) => {
      const page = await agentPage(emulator);
      const rule = emulator.faults.add({ on: { operation: 'GetAgentStates', agent: 'ada' }, effect });
      let answered = false;
      const held = page.call('GetAgentStates').then((answer) => {
        answered = true;
        return answer;
      });
      const bo = await agentPage(emulator, 'bo');
      expect((await bo.call('GetAgentStates')).status).toBe(200);
      expect(answered).toBe(false);
      emulator.faults.remove(rule.id);
      expect((await held).status).toBe(200);
    },
  );

  it('G7: hits only the contact and the agent it is meant for', async () => {
    const [hit, spared] = [connectedChat(emulator), connectedChat(emulator)];
    const effect = { kind: 'error', name: 'InternalServerException', status: 500 } as const;
    emulator.faults.add({ on: { contactId: hit.contact.id, agent: 'ada' }, effect });
    const client = participantClient(emulator, { maxAttempts: 1 });
    await expect(client.send(message(hit.agentToken))).rejects.toMatchObject({ name: 'InternalServerException' });
    await expect(client.send(message(hit.customerToken))).resolves.toHaveProperty('Id');
    await expect(client.send(message(spared.agentToken))).resolves.toHaveProperty('Id');
  });

  it('G7: answers a 500 three times over to an SDK that gives up', async () => {
    const chat = waitingChat(emulator);
    const rule = emulator.faults.add({
      times: 5,
      effect: { kind: 'error', name: 'InternalServerException', status: 500 },
    });
    await expect(participantClient(emulator).send(message(chat.customerToken))).rejects.toMatchObject({
      $metadata: { attempts: 3 },
    });
    expect(emulator.faults.list()).toMatchObject([{ id: rule.id, remaining: 2 }]);
  });

  it('G7: answers the agent API in that service’s own shape', async () => {
    const page = await agentPage(emulator);
    emulator.faults.add({
      on: { operation: 'CreateTransport' },
      effect: { kind: 'error', name: 'AccessDeniedException', status: 403, message: 'No' },
    });
    expect(await page.call('CreateTransport', { transportType: 'web_socket' })).toMatchObject({
      status: 403,
      body: { __type: 'AccessDeniedException', message: 'No' },
    });
  });

  it('G7: lets go of held requests when the emulator stops', async () => {
    const other = await createEmulator({ seed: 2 });
    const page = await agentPage(other);
    other.faults.add({ on: { operation: 'GetAgentStates' }, effect: { kind: 'hold' } });
    const held = page.call('GetAgentStates');
    held.catch(() => undefined);
    await other[Symbol.asyncDispose]();
    await Promise.allSettled([held]);
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });
});
