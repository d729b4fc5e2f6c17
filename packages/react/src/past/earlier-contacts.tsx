import { type Clock, toLiaisonError } from '@liaison/core';
import type { ArchivedContact } from '@liaison/protocol/api';
import { useCallback } from 'react';
import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Entry, EntryList } from '../ui/entry-list.tsx';
import { PageEnd } from './page-end.tsx';
import { PastContactFacts } from './past-contact-facts.tsx';
import { useCustomerName } from './use-customer-name.ts';
import { type LoadPage, usePages } from './use-pages.ts';
import styles from './past.module.css';

export interface EarlierContactsProps {
  contactId: string;
  /** The agent wants to read one of them. */
  onOpen: (contact: ArchivedContact) => void;
}

/** The customer's other contacts, newest first, those that this agent may read. Nothing without `pastContacts` in the provider. */
export function EarlierContacts({ contactId, onOpen }: EarlierContactsProps) {
  const { clock, pastContacts } = useLiaison();
  const isMine = useContact(contactId)?.phase !== 'incoming';
  const load: LoadPage<ArchivedContact> = useCallback(
    async (cursor, signal) => {
      if (!pastContacts || !isMine) return { entries: [] };
      const ask = () => pastContacts.history(contactId, cursor === undefined ? {} : { cursor }, { signal });
      const { contacts, next } = await ask().catch((thrown: unknown) => {
        if (toLiaisonError(thrown).name !== 'AccessDeniedError') throw thrown;
        return later(clock, ask);
      });
      return { entries: contacts, next };
    },
    [clock, contactId, isMine, pastContacts],
  );
  const pages = usePages(load);
  if (!pastContacts) return null;
  return (
    <div className={styles.list}>
      <EntryList>
        {pages.entries.map((contact) => (
          <Entry key={contact.contactId} onClick={() => onOpen(contact)}>
            <PastContactFacts contact={contact} />
            <LastLine contact={contact} />
          </Entry>
        ))}
      </EntryList>
      <PageEnd
        pages={pages}
        empty={
          <FormattedMessage id="history.none" defaultMessage="No earlier contacts of this customer are known to you." />
        }
      />
    </div>
  );
}

/** The server learns who has accepted a contact up to a second after the page does. */
const ACCEPT_LAG = 1_500;

const later = <Answer,>(clock: Clock, ask: () => Promise<Answer>): Promise<Answer> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  clock.schedule(ACCEPT_LAG, resolve);
  return promise.then(ask);
};

function LastLine({ contact }: { contact: ArchivedContact }) {
  const customerName = useCustomerName();
  const { last, messages } = contact;
  return (
    <span className={styles.line}>
      {last && (
        <bdi className={styles.text}>
          {last.name ?? (last.role === 'CUSTOMER' ? customerName(contact) : '')}: {last.text}
        </bdi>
      )}
      <span className={styles.count}>
        <FormattedMessage
          id="history.messages"
          defaultMessage="{count, plural, one {# message} other {# messages}}"
          values={{ count: messages }}
        />
      </span>
    </span>
  );
}
