import { handoffCard, handoffCardDocument } from '@liaison/protocol/api';
import { requireReadableContact } from '../../auth/require-readable-contact.ts';
import { contactParams } from './contact-params.ts';
import type { DocumentOptions, DocumentResource } from './document-resource.ts';

/** `/api/contacts/{contactId}/handoff-card`: one card for the whole conversation, so that it travels with every transfer. */
export const handoffCardResource = ({ contacts }: DocumentOptions): DocumentResource => ({
  path: '/api/contacts/{contactId}/handoff-card',
  params: contactParams,
  content: handoffCard,
  document: handoffCardDocument,
  get: { operation: 'getHandoffCard', summary: 'What the next agent should know', audited: 'handoff_card.read' },
  put: { operation: 'putHandoffCard', summary: 'Write what the next agent should know' },
  async keyOf({ agent, id }) {
    const contact = await requireReadableContact(contacts, agent, id);
    return { kind: 'handoff_card', owner: contact.initialContactId ?? contact.id };
  },
});
