import type { Settings } from '../settings/settings.ts';

/** From where files of chats may be fetched: the bucket's origins, and that of a Participant Service of one's own. */
export function attachmentOrigins({ attachmentOrigins: listed, aws }: Settings): ReadonlySet<string> {
  const own = URL.parse(aws.participantEndpoint ?? '')?.origin;
  return new Set([...listed, ...(own === undefined ? [] : [own])]);
}
