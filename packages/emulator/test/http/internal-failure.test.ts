import { GetTranscriptCommand } from '@aws-sdk/client-connectparticipant';
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { agentPage } from '../support/agent-page.ts';
import { connectClient, connectedChat, participantClient } from '../support/chat.ts';

let emulator: Emulator;
const failures: unknown[] = [];
const defect = new Error('a defect of the emulator with internals in its message');

beforeAll(async () => {
  emulator = await createEmulator({ seed: 1, onFailure: (error) => failures.push(error) });
});
afterAll(() => emulator[Symbol.asyncDispose]());
beforeEach(() => {
  failures.length = 0;
});

/** Makes the contact's state unreadable, as a defect would. */
function broken<Target extends object>(target: Target, member: keyof Target): void {
  Object.defineProperty(target, member, {
    get: () => {
      throw defect;
    },
  });
}

describe('a failure of the emulator itself', () => {
  it('is reported, and looks like the service’s internal error without its message', async () => {
    const page = await agentPage(emulator);
    const { contact, customerToken } = connectedChat(emulator);
    broken(contact, 'transcript');
    broken(contact, 'attributes');
    await expect(
      participantClient(emulator, { maxAttempts: 1 }).send(
        new GetTranscriptCommand({ ConnectionToken: customerToken }),
      ),
    ).rejects.toMatchObject({ name: 'InternalServerException', message: 'Internal failure' });
    await expect(
      connectClient(emulator, { maxAttempts: 1 }).send(
        new DescribeContactCommand({ InstanceId: defaultInstance.id, ContactId: contact.id }),
      ),
    ).rejects.toMatchObject({ name: 'InternalServiceException', message: 'Internal failure' });
    expect(await page.call('GetAgentSnapshot')).toMatchObject({
      status: 500,
      body: { __type: 'InternalServiceException', message: 'Internal failure' },
    });
    const state = await fetch(`${emulator.url}/_emulator/state`);
    expect([state.status, await state.json()]).toEqual([
      500,
      { error: { name: 'InternalError', message: 'Internal failure' } },
    ]);
    expect(failures).toEqual([defect, defect, defect, defect]);
  });
});
