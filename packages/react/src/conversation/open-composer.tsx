import { useIntl } from 'react-intl';
import { Composer } from '../composer/composer.tsx';
import { contactName } from '../contacts/contact-name.ts';
import { useContact } from '../contacts/use-contact.ts';
import { useContactStore } from '../provider/use-contact-store.ts';

/** The composer of a connected contact. It takes text as soon as there is a session to keep it, connected or not. */
export function OpenComposer({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const session = useContactStore((state) => state.contacts[contactId]?.chatSession?.state.name);
  if (!contact) return null;
  const blocked =
    session === undefined
      ? intl.formatMessage({ id: 'composer.noSession', defaultMessage: 'The chat is being opened' })
      : session === 'ended'
        ? intl.formatMessage({ id: 'composer.ended', defaultMessage: 'The chat has ended' })
        : undefined;
  return <Composer contactId={contactId} customerName={contactName(intl, contact)} blocked={blocked} />;
}
