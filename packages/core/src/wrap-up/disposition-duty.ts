import type { DispositionCodes } from '@liaison/protocol/api';
import type { ContactSnapshot } from '../connect/agent-port.ts';
import type { LiaisonError } from '../platform/errors.ts';

/** A contact of the agent's that may need a disposition, as it lies in the browser's storage until it has one. */
export interface DispositionDuty {
  readonly contactId: string;
  /** Untrusted text. */
  readonly customerName?: string;
  readonly queueName?: string;
  /** When the agent got the contact, epoch ms. */
  readonly since: number;
}

/** What an agent chooses from for a contact, as far as it is known. */
export interface DispositionChoice {
  readonly codes?: DispositionCodes;
  /** Why the codes are not known. While `error.retryable` they are asked for again without anybody doing anything. */
  readonly error?: LiaisonError;
}

/** Only chats that somebody talked in: what came of a voice contact is asked where it is handled. */
export const needsDisposition = ({ channel, phase }: ContactSnapshot): boolean =>
  channel === 'chat' && (phase === 'connected' || phase === 'ended');

export const dutyOf = ({ contactId, customerName, queueName, phaseSince }: ContactSnapshot): DispositionDuty => ({
  contactId,
  since: phaseSince,
  ...(customerName === undefined ? {} : { customerName }),
  ...(queueName === undefined ? {} : { queueName }),
});
