import { useContactStore } from '../provider/use-contact-store.ts';
import { useContact } from './use-contact.ts';
import { waitingSince } from './waiting-since.ts';
import { WaitingTime } from './waiting-time.tsx';

/** How long the customer has waited for an answer, while they do. */
export function ContactWaiting({ contactId }: { contactId: string }) {
  const phase = useContact(contactId)?.phase;
  const waiting = useContactStore((state) => waitingSince(state.contacts[contactId]?.chatSession?.stretches));
  return phase === 'connected' && waiting !== undefined && <WaitingTime since={waiting} />;
}
