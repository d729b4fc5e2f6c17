import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { OlderButton } from './older-button.tsx';

/** Fetches what was said before, while there is more. */
export function LoadOlder({ contactId }: { contactId: string }) {
  const { chatService } = useLiaison();
  const hasOlder = useContactStore((state) => state.contacts[contactId]?.chatSession?.hasOlder ?? false);
  const isLoading = useContactStore((state) => state.contacts[contactId]?.chatSession?.loadingOlder ?? false);
  if (!hasOlder) return null;
  return <OlderButton isLoading={isLoading} onClick={() => void chatService.loadOlder(contactId)} />;
}
