import type { AgentSnapshot } from './agent-port.ts';

/** The chats whose sessions were begun: still open, or ended and waiting to leave the list. */
export type TrackedChats = ReadonlyMap<string, 'open' | 'ended'>;

export interface ChatTransitions {
  readonly tracked: TrackedChats;
  /** Chats that are connected now and were not before: a session has to begin. */
  readonly begun: readonly string[];
  /** Chats that were over when they were first seen, as after a reload in after contact work: there is a conversation to read (E2). */
  readonly over: readonly string[];
  /** Chats that were open and are not any more, in whatever way (ended, missed, rejected, failed, gone). */
  readonly ended: readonly string[];
}

/**
 * What a new snapshot means for the chats: each begins at most once and ends exactly once (rule E1), however often snapshots repeat and
 * whichever of them were missed. A chat that ended does not begin again while it stays in the list.
 */
export function chatTransitions(before: TrackedChats, { contacts }: AgentSnapshot): ChatTransitions {
  const connected = new Set(
    contacts
      .filter(({ channel, phase }) => channel === 'chat' && phase === 'connected')
      .map(({ contactId }) => contactId),
  );
  const listed = new Set(contacts.map(({ contactId }) => contactId));
  const begun = [...connected].filter((contactId) => !before.has(contactId));
  const over = contacts
    .filter(({ channel, contactId, phase }) => channel === 'chat' && phase === 'ended' && !before.has(contactId))
    .map(({ contactId }) => contactId);
  const ended = [...before.keys()].filter((contactId) => before.get(contactId) === 'open' && !connected.has(contactId));
  const tracked = new Map(before);
  for (const contactId of begun) tracked.set(contactId, 'open');
  for (const contactId of [...over, ...ended]) tracked.set(contactId, 'ended');
  for (const contactId of before.keys()) if (!listed.has(contactId)) tracked.delete(contactId);
  return { tracked, begun, over, ended };
}
