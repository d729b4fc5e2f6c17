import { disposition, dispositionDocument } from '@liaison/protocol/api';
import { codesOfQueue } from '../../agent-data/codes-of-queue.ts';
import { requireReadableContact } from '../../auth/require-readable-contact.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import { contactParams } from './contact-params.ts';
import type { DocumentOptions, DocumentResource } from './document-resource.ts';

/** `/api/contacts/{contactId}/disposition`: one of the codes of the queue that the contact came from. */
export const dispositionResource = ({ contacts, store }: DocumentOptions): DocumentResource => ({
  path: '/api/contacts/{contactId}/disposition',
  params: contactParams,
  content: disposition,
  document: dispositionDocument,
  get: { operation: 'getDisposition', summary: 'What came of a contact', audited: 'disposition.read' },
  put: { operation: 'putDisposition', summary: 'Say what came of a contact' },
  async keyOf({ agent, id }) {
    const contact = await requireReadableContact(contacts, agent, id);
    return { kind: 'disposition', owner: contact.id };
  },
  async check(content, { id }) {
    const { queueId } = await contacts.describe(id);
    const { codes } = await codesOfQueue(store.db, queueId);
    if (!codes.some(({ code }) => code === content['code'])) {
      throw new ApiFailure('invalid_request', 'The queue of this contact does not have this code.', {
        field: 'code',
        rule: 'a code of the queue of the contact',
      });
    }
  },
});
