import type { WireItem } from '@liaison/protocol';
import type { Instance } from '../world/instance.ts';
import type { Contact } from '../world/state.ts';

/** The transcript of one contact as it is stored once the contact has ended. Shape: a real file of 2026. */
export interface TranscriptFile {
  readonly Version: '2019-08-26';
  readonly AWSAccountId: string;
  readonly InstanceId: string;
  readonly InitialContactId: string;
  readonly ContactId: string;
  readonly Participants: readonly { readonly ParticipantId: string }[];
  readonly Transcript: readonly WireItem[];
}

export function transcriptFile(instance: Instance, contact: Contact): TranscriptFile {
  const items = contact.transcript.items.filter(({ ContactId }) => ContactId === contact.id);
  const participants = new Set(items.map(({ ParticipantId }) => ParticipantId).filter((id) => id !== undefined));
  return {
    Version: '2019-08-26',
    AWSAccountId: instance.accountId,
    InstanceId: instance.id,
    InitialContactId: contact.initialContactId,
    ContactId: contact.id,
    Participants: [...participants].map((ParticipantId) => ({ ParticipantId })),
    Transcript: items.map(storedItem),
  };
}

/** Which contact an item belongs to is said once, by the file. Receipts are not part of it: assumed. */
function storedItem(item: WireItem): WireItem {
  const stored = { ...item };
  delete stored.InitialContactId;
  delete stored.ContactId;
  delete stored.MessageMetadata;
  return stored;
}

/** `connect/<alias>/ChatTranscripts/2026/01/05/<contact id>_20260105T09:00_UTC.json`. The exact name is assumed. */
export function transcriptKey(instance: Instance, contact: Contact): string {
  const time = new Date(contact.disconnectedAt ?? contact.initiatedAt).toISOString();
  const day = time.slice(0, 10);
  const stamp = `${day.replaceAll('-', '')}T${time.slice(11, 16)}`;
  return `connect/${instance.alias}/ChatTranscripts/${day.replaceAll('-', '/')}/${contact.id}_${stamp}_UTC.json`;
}
