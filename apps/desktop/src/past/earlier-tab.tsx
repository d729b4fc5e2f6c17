import type { ArchivedContact } from '@liaison/protocol/api';
import { Spinner } from '@liaison/react';
import { lazy, Suspense, useState } from 'react';

// Loaded when first asked for.
const EarlierContacts = lazy(async () => ({ default: (await import('./earlier.ts')).EarlierContacts }));
const ConversationDialog = lazy(async () => ({ default: (await import('./earlier.ts')).ConversationDialog }));

/** The customer's other contacts, and the one that is being read. */
export function EarlierTab({ contactId }: { contactId: string }) {
  const [read, setRead] = useState<ArchivedContact>();
  return (
    <>
      <Suspense fallback={<Spinner />}>
        <EarlierContacts key={contactId} contactId={contactId} onOpen={setRead} />
      </Suspense>
      {/* Apart, so that the list stays while the dialog loads: the focus goes back to it. */}
      <Suspense>{read && <ConversationDialog contact={read} onClose={() => setRead(undefined)} />}</Suspense>
    </>
  );
}
