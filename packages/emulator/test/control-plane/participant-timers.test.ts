import { UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import { EventContentType } from '@liaison/protocol';
import { expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { connectClient, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
const InstanceId = defaultInstance.id;

const configure = (ContactId: string, TimerValue: object) =>
  connectClient(emulator).send(
    new UpdateParticipantRoleConfigCommand({
      InstanceId,
      ContactId,
      ChannelConfiguration: {
        Chat: {
          ParticipantTimerConfigList: ['IDLE' as const, 'DISCONNECT_NONCUSTOMER' as const].map((TimerType) => ({
            ParticipantRole: 'CUSTOMER' as const,
            TimerType,
            TimerValue: TimerValue as { ParticipantTimerDurationInMinutes: number },
          })),
        },
      },
    }),
  );

it('K9: UpdateParticipantRoleConfig sets when a silent customer is idle and when the chat ends for it', async () => {
  putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  const { contact } = waitingChat(emulator);
  const seen: (string | undefined)[] = [];
  const end = emulator.world.events.subscribe((event) => {
    if (event.type === 'item') seen.push(event.item.ContentType);
  });
  await configure(contact.id, { ParticipantTimerDurationInMinutes: 2 });
  acceptContact(emulator.world, { login: 'ada', contactId: contact.id });
  clock.advance(2 * 60_000);
  await Promise.resolve();
  expect(seen.at(-1)).toBe(EventContentType.participantIdle);
  expect(contact.state).toBe('connected');
  clock.advance(2 * 60_000);
  await Promise.resolve();
  expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'IDLE_DISCONNECT' });
  expect(seen).toContain(EventContentType.participantAutodisconnection);
  end();
});

it.each([
  ['1 minute', { ParticipantTimerDurationInMinutes: 1 }, 'InvalidParameterException'],
  ['481 minutes', { ParticipantTimerDurationInMinutes: 481 }, 'InvalidParameterException'],
  ['no value', {}, 'InvalidRequestException'],
])('K9: refuses %s', async (_what, value, name) => {
  const { contact } = waitingChat(emulator);
  await expect(configure(contact.id, value)).rejects.toMatchObject({ name });
});
