import { findSensitive } from '../privacy/masking/find-sensitive.ts';
import type { Item } from '../store/database.ts';
import { fold } from './fold.ts';

type NamedItem = Pick<Item, 'contact_id' | 'participant_role' | 'display_name'>;

export interface ParticipantName {
  readonly contact_id: string;
  readonly role: string;
  /** Folded. */
  readonly name: string;
  /** Whether there is something in it that may be masked, e.g. a customer who goes by a telephone number. */
  readonly sensitive: boolean;
}

const namedRoles: ReadonlySet<string> = new Set(['AGENT', 'CUSTOMER']);

/** UTF-16 code units. Amazon Connect has no longer names, and an index takes no much longer ones. */
const maxLength = 256;

/** Names that items show, each once. What an item said before it was replaced counts too: people search for what they saw. */
export function participantNames(items: readonly NamedItem[]): ParticipantName[] {
  const names = new Map<string, ParticipantName>();
  for (const { contact_id, participant_role: role, display_name } of items) {
    if (role === null || !namedRoles.has(role) || display_name === null) continue;
    const shown = display_name.slice(0, maxLength).toWellFormed();
    const name = fold(shown).trim();
    const key = JSON.stringify([contact_id, role, name]);
    const sensitive = names.get(key)?.sensitive === true || findSensitive(shown).length > 0;
    if (name !== '') names.set(key, { contact_id, role, name, sensitive });
  }
  return [...names.values()];
}
