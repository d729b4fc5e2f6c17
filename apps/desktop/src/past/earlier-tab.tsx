import type { ArchivedContact } from '@liaison/protocol/api';
import { later, Spinner } from '@liaison/react';
import { useState } from 'react';

// Loaded when first asked for.
const EarlierContacts = later(async () => (await import('./earlier.ts')).EarlierContacts, Spinner);
const ConversationDialog = later(async () => (await import('./earlier.ts')).ConversationDialog);

/** The customer's other contacts, and the one that is being read. */
export function EarlierTab({ contactId }: { contactId: string }) {
  const [read, setRead] = useState<ArchivedContact>();
  return (
    <>
      <EarlierContacts key={contactId} contactId={contactId} onOpen={setRead} />
      {/* Apart, so that the list stays while the dialog loads: the focus goes back to it. */}
      {read && <ConversationDialog contact={read} onClose={() => setRead(undefined)} />}
    </>
  );
}
