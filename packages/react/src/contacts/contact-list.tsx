import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { useShallow } from 'zustand/react/shallow';
import { usePreference } from '../preferences/use-preference.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { AnswerNextButton } from './answer-next-button.tsx';
import { ContactFilter } from './contact-filter.tsx';
import { type ContactGroupName, contactGroups, contactsIn } from './contact-groups.ts';
import { ContactListItem } from './contact-list-item.tsx';
import { contactName } from './contact-name.ts';
import { inOrder } from './contact-order.ts';
import { ContactOrderMenu } from './contact-order-menu.tsx';
import { IncomingContact } from './incoming-contact.tsx';
import styles from './contact-list.module.css';

const titles = defineMessages({
  incoming: { id: 'contacts.incoming', defaultMessage: 'Incoming' },
  active: { id: 'contacts.active', defaultMessage: 'Active' },
  wrapUp: { id: 'contacts.wrapUp', defaultMessage: 'After contact work' },
  missed: { id: 'contacts.missed', defaultMessage: 'Missed' },
});

/** From so many contacts on, looking for a name is quicker than reading all. */
const MANY = 7;

/** Every contact the agent holds, grouped by what it needs next. */
export function ContactList() {
  const intl = useIntl();
  const count = useContactStore((state) => state.order.length);
  const [sought, seek] = useState('');
  // Not taken out of the agent's hands when one of many goes.
  const filtered = count >= MANY || sought !== '';
  return (
    <nav className={styles.list} aria-label={intl.formatMessage({ id: 'contacts.label', defaultMessage: 'Contacts' })}>
      {count === 0 ? (
        <p className={styles.empty}>
          <Inbox size={18} aria-hidden="true" />
          <FormattedMessage id="contacts.none" defaultMessage="No contacts" />
        </p>
      ) : (
        <>
          <div className={styles.tools}>
            <AnswerNextButton />
            <ContactOrderMenu />
          </div>
          {filtered && <ContactFilter value={sought} onChange={seek} />}
          {contactGroups.map((group) => (
            <ContactGroup key={group} group={group} sought={filtered ? sought : ''} />
          ))}
        </>
      )}
    </nav>
  );
}

/** An offer is never filtered out: it waits for seconds only. */
function ContactGroup({ group, sought }: { group: ContactGroupName; sought: string }) {
  const intl = useIntl();
  const order = usePreference('contactOrder');
  const wanted = group === 'incoming' ? '' : sought.trim().toLocaleLowerCase();
  const contactIds = useContactStore(
    useShallow((state) =>
      inOrder(state, contactsIn(state, group), order).filter((contactId) => {
        const contact = state.contacts[contactId]?.contact;
        const words = contact ? [contactName(intl, contact), contact.queueName ?? ''] : [];
        return words.some((word) => word.toLocaleLowerCase().includes(wanted));
      }),
    ),
  );
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
