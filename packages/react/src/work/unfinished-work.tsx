import type { DispositionDuty } from '@liaison/core';
import { useId, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { ContactNote } from './contact-note.tsx';
import type { ContactWork } from './contact-work.ts';
import { DispositionField } from './disposition-field.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { useLeftUnsaved } from './use-left-unsaved.ts';
import styles from './unfinished-work.module.css';

/**
 * What is still to do about contacts that are gone: outcomes that their queues ask for, and notes that could not be saved. After contact
 * work that ends by itself leaves its work here. Nothing when all is done.
 */
export function UnfinishedWork() {
  const { contactWork } = useLiaison();
  return contactWork ? <Unfinished work={contactWork} /> : null;
}

function Unfinished({ work }: { work: ContactWork }) {
  const { dispositionDuties, handoffCards, notes } = work;
  const titleId = useId();
  const outcomes = useSyncExternalStore(dispositionDuties.subscribe, dispositionDuties.leftOver);
  const unsavedNotes = useLeftUnsaved(notes);
  const unsavedCards = useLeftUnsaved(handoffCards);
  const count = outcomes.length + unsavedNotes.length + unsavedCards.length;
  if (count === 0) return null;
  return (
    <section className={styles.work} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <FormattedMessage id="unfinished.title" defaultMessage="Still to do" />{' '}
        <span className={styles.count}>{count}</span>
      </h2>
      <ul className={styles.list}>
        {outcomes.map((duty) => (
          <li key={duty.contactId} className={styles.item}>
            <Closed duty={duty} />
            <DispositionField contactId={duty.contactId} />
          </li>
        ))}
        {unsavedNotes.map((contactId) => (
          <li key={`note ${contactId}`} className={styles.item}>
            <ContactNote contactId={contactId} />
          </li>
        ))}
        {unsavedCards.map((contactId) => (
          <li key={`card ${contactId}`} className={styles.item}>
            <HandoffCard contactId={contactId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose contact it was. */
function Closed({ duty: { customerName, queueName, since } }: { duty: DispositionDuty }) {
  return (
    <p className={styles.who}>
      <bdi className={styles.name}>
        {customerName?.trim() || <FormattedMessage id="unfinished.customer" defaultMessage="Customer" />}
      </bdi>
      <span className={styles.facts}>
        {queueName && <bdi>{queueName} · </bdi>}
        <FormattedMessage
          id="unfinished.closed"
          defaultMessage="closed, taken at {at, time, short}"
          values={{ at: new Date(since) }}
        />
      </span>
    </p>
  );
}
