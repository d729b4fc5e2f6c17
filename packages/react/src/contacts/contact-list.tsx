import { Inbox } from 'lucide-react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { useShallow } from 'zustand/react/shallow';
import { useContactStore } from '../provider/use-contact-store.ts';
import { type ContactGroupName, contactGroups, contactsIn } from './contact-groups.ts';
import { ContactListItem } from './contact-list-item.tsx';
import { IncomingContact } from './incoming-contact.tsx';
import styles from './contact-list.module.css';

const titles = defineMessages({
  incoming: { id: 'contacts.incoming', defaultMessage: 'Incoming' },
  active: { id: 'contacts.active', defaultMessage: 'Active' },
  wrapUp: { id: 'contacts.wrapUp', defaultMessage: 'After contact work' },
  missed: { id: 'contacts.missed', defaultMessage: 'Missed' },
});

/** Every contact the agent holds, grouped by what it needs next. */
export function ContactList() {
  const intl = useIntl();
  const isEmpty = useContactStore((state) => state.order.length === 0);
  return (
    <nav className={styles.list} aria-label={intl.formatMessage({ id: 'contacts.label', defaultMessage: 'Contacts' })}>
      {isEmpty ? (
        <p className={styles.empty}>
          <Inbox size={18} aria-hidden="true" />
          <FormattedMessage id="contacts.none" defaultMessage="No contacts" />
        </p>
      ) : (
        contactGroups.map((group) => <ContactGroup key={group} group={group} />)
      )}
    </nav>
  );
}

function ContactGroup({ group }: { group: ContactGroupName }) {
  const contactIds = useContactStore(useShallow((state) => contactsIn(state, group)));
  if (contactIds.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>
        <FormattedMessage {...titles[group]} />
        <span className={styles.count}>{contactIds.length}</span>
      </h2>
      <ul className={styles.items}>
        {contactIds.map((contactId) => (
          <li key={contactId}>
            {group === 'incoming' ? (
              <IncomingContact contactId={contactId} />
            ) : (
              <ContactListItem contactId={contactId} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
