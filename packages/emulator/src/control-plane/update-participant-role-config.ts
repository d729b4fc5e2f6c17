import { setIdleTimers } from '../world/idle-timers.ts';
import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

const timerTypes = ['IDLE', 'DISCONNECT_NONCUSTOMER'] as const;

export const updateParticipantRoleConfigOperation = controlPlaneOperation({
  name: 'UpdateParticipantRoleConfig',
  method: 'PUT',
  path: '/contact/participant-role-config/:InstanceId/:ContactId',
  errors: [...commonErrors, 'AccessDeniedException', 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    ChannelConfiguration: {
      type: 'structure',
      required: true,
      members: {
        Chat: {
          type: 'structure',
          required: true,
          members: {
            ParticipantTimerConfigList: {
              type: 'list',
              required: true,
              min: 1,
              max: 6,
              of: {
                type: 'structure',
                members: {
                  ParticipantRole: { type: 'string', required: true, enum: ['CUSTOMER', 'AGENT'] },
                  TimerType: { type: 'string', required: true, enum: timerTypes },
                  TimerValue: {
                    type: 'structure',
                    required: true,
                    members: {
                      ParticipantTimerAction: { type: 'string', enum: ['Unset'] },
                      ParticipantTimerDurationInMinutes: { type: 'integer', min: 2, max: 480 },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  run: ({ world, input, refuse }) => {
    const contact = contactOf(world, input.ContactId);
    if (contact.state === 'ended') throw refuse('InvalidRequestException', 'The contact has ended');
    const list = input.ChannelConfiguration.Chat.ParticipantTimerConfigList;
    for (const { TimerValue } of list) {
      const given = Object.values(TimerValue).filter((value) => value !== undefined && value !== null);
      if (given.length !== 1) throw refuse('InvalidRequestException', 'TimerValue is either an action or a duration');
    }
    setIdleTimers(
      // Of the contacts of one conversation, the customer's counts.
      world.contacts.get(contact.customer.contactId) ?? contact,
      list.map(({ ParticipantRole, TimerType, TimerValue: { ParticipantTimerDurationInMinutes: minutes } }) => ({
        role: ParticipantRole === 'CUSTOMER' ? 'CUSTOMER' : 'AGENT',
        timer: TimerType === 'IDLE' ? 'idle' : 'disconnect',
        ...(minutes !== undefined && { minutes }),
      })),
    );
    return {};
  },
});
