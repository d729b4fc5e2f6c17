import { LiaisonError, type Clock, type InvitationPurpose, type QuickConnect } from '@liaison/core';
import type { StreamsApi } from './streams-api.ts';
import { callStreams } from './streams-call.ts';

interface InviteOptions {
  readonly clock: Clock;
  readonly contactId: string;
  readonly quickConnect: QuickConnect;
  readonly purpose: InvitationPurpose;
}

/**
 * Asks a quick connect into a contact. To pass the chat on: `addConnection`, as in every version of Streams. To bring somebody in:
 * `addParticipant`, which the documentation of multi-party chat names; the worker of a CCP that is built from the published Streams does
 * not know it and says so without asking the service, and there `addConnection` is what there is.
 */
export async function invite(connect: StreamsApi, options: InviteOptions): Promise<void> {
  const { clock, contactId, purpose } = options;
  const { arn: endpointARN, name, type } = options.quickConnect;
  const endpoint = { endpointARN, type, name };
  const contact = new connect.Contact(contactId);
  if (purpose === 'join') {
    try {
      return await callStreams(clock, (callbacks) => contact.addParticipant(endpoint, callbacks));
    } catch (error) {
      if (!isUnknownToWorker(error)) throw error;
    }
  }
  await callStreams(clock, (callbacks) => contact.addConnection(endpoint, callbacks));
}

/** A refusal by the service has a type or a status; one by the worker itself has neither. */
function isUnknownToWorker(error: unknown): boolean {
  if (!(error instanceof LiaisonError)) return false;
  const { type, statusCode } = (error.cause ?? {}) as { type?: unknown; statusCode?: unknown };
  return error.name === 'ServiceError' && type === undefined && statusCode === undefined;
}
