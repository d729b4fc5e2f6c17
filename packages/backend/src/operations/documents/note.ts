import { note, noteDocument } from '@liaison/protocol/api';
import { requireReadableContact } from '../../auth/require-readable-contact.ts';
import { contactParams } from './contact-params.ts';
import type { DocumentOptions, DocumentResource } from './document-resource.ts';

/** `/api/contacts/{contactId}/note`: for the agent who has or had the contact, and for supervisors. */
export const noteResource = ({ contacts }: DocumentOptions): DocumentResource => ({
  path: '/api/contacts/{contactId}/note',
  params: contactParams,
  content: note,
  document: noteDocument,
  get: { operation: 'getNote', summary: 'The note on a contact', audited: 'note.read' },
  put: { operation: 'putNote', summary: 'Write the note on a contact' },
  async keyOf({ agent, id }) {
    const contact = await requireReadableContact(contacts, agent, id);
    return { kind: 'note', owner: contact.id };
  },
});
