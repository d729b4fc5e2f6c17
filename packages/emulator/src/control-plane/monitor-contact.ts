import { monitorContact } from '../world/monitor-contact.ts';
import { type MonitorMode, monitorModes } from '../world/state.ts';
import { contactOf } from '../world/world.ts';
import { agentById } from './agent-by-id.ts';
import { clientTokenInput, contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';

/** Sets the panel of a user to silent monitoring of a contact. */
export const monitorContactOperation = controlPlaneOperation({
  name: 'MonitorContact',
  method: 'POST',
  path: '/contact/monitor',
  errors: [
    'InvalidRequestException',
    'IdempotencyException',
    'AccessDeniedException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'ThrottlingException',
    'InternalServiceException',
  ],
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    UserId: { type: 'string', required: true, min: 1, max: 256 },
    AllowedMonitorCapabilities: { type: 'list', max: 2, of: { type: 'string', enum: monitorModes } },
    ClientToken: clientTokenInput,
  },
  run: ({ world, input }) => {
    const { login } = agentById(world, input.UserId).definition;
    const monitored = contactOf(world, input.ContactId);
    // Who may barge in may listen as well.
    const capabilities = new Set<MonitorMode>(['SILENT_MONITOR']);
    for (const mode of input.AllowedMonitorCapabilities ?? []) capabilities.add(mode as MonitorMode);
    return world.idempotentResults.run(`MonitorContact ${monitored.id} ${login}`, input.ClientToken, () => {
      const { id } = monitorContact(world, { login, contact: monitored, capabilities: [...capabilities] });
      return { ContactId: id, ContactArn: `${world.instance.arn}/contact/${id}` };
    });
  },
});
