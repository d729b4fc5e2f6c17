import { selectUnread } from '@liaison/core';
import { memo } from 'react';
import { useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { contactName } from './contact-name.ts';
import { ContactPreview } from './contact-preview.tsx';
import { ContactWaiting } from './contact-waiting.tsx';
import { UnreadBadge } from './unread-badge.tsx';
import { useContact } from './use-contact.ts';
import styles from './contact-list-item.module.css';

/** One contact in the list; opens its conversation. */
export const ContactListItem = memo(function ContactListItem({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const { store } = useLiaison();
  const contact = useContact(contactId);
  const selected = useContactStore((state) => state.selectedContactId === contactId);
  const unread = useContactStore(selectUnread(contactId));
  if (!contact) return null;
  const name = contactName(intl, contact);
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={selected || undefined}
      data-unread={unread > 0 || undefined}
      onClick={() => store.getState().selectContact(contactId)}
    >
      <Avatar name={name} seed={contactId} />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.name}>{name}</bdi>
          <ContactWaiting contactId={contactId} />
        </span>
        <span className={styles.line}>
          {contact.channel !== 'chat' && <ChannelIcon channel={contact.channel} />}
          <ContactPreview contactId={contactId} />
          <UnreadBadge count={unread} />
        </span>
        <ContactFacts contactId={contactId} />
      </span>
    </button>
  );
});
