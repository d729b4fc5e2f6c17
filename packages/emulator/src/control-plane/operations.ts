import type { ControlPlaneOperation } from './control-plane-operation.ts';
import { describeContactOperation } from './describe-contact.ts';
import { startChatContactOperation } from './start-chat-contact.ts';
import { stopContactOperation } from './stop-contact.ts';

/** The part of the Amazon Connect API that this instance serves. */
export const controlPlaneOperations: readonly ControlPlaneOperation[] = [
  describeContactOperation,
  startChatContactOperation,
  stopContactOperation,
];
