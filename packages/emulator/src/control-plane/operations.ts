import type { ControlPlaneOperation } from './control-plane-operation.ts';
import { associateContactWithUserOperation } from './associate-contact-with-user.ts';
import { createParticipantOperation } from './create-participant.ts';
import { createPersistentContactAssociationOperation } from './create-persistent-contact-association.ts';
import { describeContactOperation } from './describe-contact.ts';
import { describeUserOperation } from './describe-user.ts';
import { dismissUserContactOperation } from './dismiss-user-contact.ts';
import { getContactAttributesOperation } from './get-contact-attributes.ts';
import { getCurrentUserDataOperation } from './get-current-user-data.ts';
import { listAgentStatusesOperation } from './list-agent-statuses.ts';
import { listApprovedOriginsOperation } from './list-approved-origins.ts';
import { listQueuesOperation } from './list-queues.ts';
import { listQuickConnectsOperation } from './list-quick-connects.ts';
import { listUsersOperation } from './list-users.ts';
import { monitorContactOperation } from './monitor-contact.ts';
import { putUserStatusOperation } from './put-user-status.ts';
import { searchContactsOperation } from './search-contacts.ts';
import { startChatContactOperation } from './start-chat-contact.ts';
import { startContactStreamingOperation } from './start-contact-streaming.ts';
import { stopContactStreamingOperation } from './stop-contact-streaming.ts';
import { stopContactOperation } from './stop-contact.ts';
import { tagContactOperation } from './tag-contact.ts';
import { untagContactOperation } from './untag-contact.ts';
import { updateContactAttributesOperation } from './update-contact-attributes.ts';
import { updateParticipantRoleConfigOperation } from './update-participant-role-config.ts';

/** The part of the Amazon Connect API that this instance serves. */
export const controlPlaneOperations: readonly ControlPlaneOperation[] = [
  associateContactWithUserOperation,
  createParticipantOperation,
  createPersistentContactAssociationOperation,
  describeContactOperation,
  describeUserOperation,
  dismissUserContactOperation,
  getContactAttributesOperation,
  getCurrentUserDataOperation,
  listAgentStatusesOperation,
  listApprovedOriginsOperation,
  listQueuesOperation,
  listQuickConnectsOperation,
  listUsersOperation,
  monitorContactOperation,
  putUserStatusOperation,
  searchContactsOperation,
  startChatContactOperation,
  startContactStreamingOperation,
  stopContactStreamingOperation,
  stopContactOperation,
  tagContactOperation,
  untagContactOperation,
  updateContactAttributesOperation,
  updateParticipantRoleConfigOperation,
];
