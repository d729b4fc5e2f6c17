import { acceptContactOperation } from './accept-contact.ts';
import { addNewConnectionOperation } from './add-new-connection.ts';
import type { AgentOperation } from './agent-operation.ts';
import { clearContactOperation } from './clear-contact.ts';
import { completeContactOperation } from './complete-contact.ts';
import { conferenceConnectionsOperation } from './conference-connections.ts';
import { createAdditionalConnectionOperation } from './create-additional-connection.ts';
import { createTransportOperation } from './create-transport.ts';
import { destroyConnectionOperation } from './destroy-connection.ts';
import { getAgentConfigurationOperation } from './get-agent-configuration.ts';
import { getAgentPermissionsOperation } from './get-agent-permissions.ts';
import { getAgentSnapshotOperation } from './get-agent-snapshot.ts';
import { getAgentStatesOperation } from './get-agent-states.ts';
import { getDialableCountryCodesOperation } from './get-dialable-country-codes.ts';
import { getEndpointsOperation } from './get-endpoints.ts';
import { getNewAuthTokenOperation } from './get-new-auth-token.ts';
import { getRoutingProfileQueuesOperation } from './get-routing-profile-queues.ts';
import { notificationOperations } from './notifications.ts';
import { putAgentStateOperation } from './put-agent-state.ts';
import { rejectContactOperation } from './reject-contact.ts';
import { transferContactOperation } from './transfer-contact.ts';
import { updateAgentConfigurationOperation } from './update-agent-configuration.ts';
import { updateMonitorParticipantStateOperation } from './update-monitor-participant-state.ts';

const operations: readonly AgentOperation[] = [
  acceptContactOperation,
  addNewConnectionOperation,
  clearContactOperation,
  completeContactOperation,
  conferenceConnectionsOperation,
  createAdditionalConnectionOperation,
  createTransportOperation,
  destroyConnectionOperation,
  getAgentConfigurationOperation,
  getAgentPermissionsOperation,
  getAgentSnapshotOperation,
  getAgentStatesOperation,
  getDialableCountryCodesOperation,
  getEndpointsOperation,
  getNewAuthTokenOperation,
  getRoutingProfileQueuesOperation,
  ...notificationOperations,
  putAgentStateOperation,
  rejectContactOperation,
  transferContactOperation,
  updateAgentConfigurationOperation,
  updateMonitorParticipantStateOperation,
];

/** The agent API by operation name. What is not in it answers `UnknownOperationException`. */
export const agentOperations: ReadonlyMap<string, AgentOperation> = new Map(
  operations.map((operation) => [operation.name, operation]),
);
