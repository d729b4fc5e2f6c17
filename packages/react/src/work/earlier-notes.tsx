import type { EarlierNotesResponse } from '@liaison/protocol/api';
import { useCallback, useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import type { ReadEarlierNotes } from './contact-work.ts';
import styles from './earlier-notes.module.css';

/** What agents noted on the other contacts of this conversation, such as before a transfer, to read. Nothing where there is none. */
export function EarlierNotes({ contactId }: { contactId: string }) {
  const read = useLiaison().contactWork?.readEarlierNotes;
  return read ? <Notes key={contactId} contactId={contactId} read={read} /> : null;
}

function Notes({ contactId, read }: { contactId: string; read: ReadEarlierNotes }) {
  const [notes, setNotes] = useState<EarlierNotesResponse['notes']>([]);
  const [failed, setFailed] = useState(false);
  const load = useCallback(
    () =>
      read(contactId).then(
        (answer) => {
          setFailed(false);
          setNotes(answer.notes);
        },
        () => setFailed(true),
      ),
    [contactId, read],
  );
  useEffect(() => void load(), [load]);

  if (failed) {
    return (
      <p className={styles.failed}>
        <FormattedMessage id="earlierNotes.failed" defaultMessage="Earlier notes could not be loaded." />
        <Button size="small" onClick={() => void load()}>
          <FormattedMessage id="save.again" defaultMessage="Try again" />
        </Button>
      </p>
    );
  }
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes}>
      <h3 className={styles.title}>
        <FormattedMessage id="earlierNotes.title" defaultMessage="Notes from before" />
      </h3>
      {notes.map(({ contactId: of, content, writtenAt, writtenBy }) => (
        <figure key={of} className={styles.note}>
          <blockquote className={styles.text} dir="auto">
            {content.text}
          </blockquote>
          <figcaption className={styles.who}>
            <bdi>{writtenBy}</bdi>
            {writtenAt && (
              <FormattedMessage
                id="earlierNotes.when"
                defaultMessage=", {at, date, medium}, {at, time, short}"
                values={{ at: new Date(writtenAt) }}
              />
            )}
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
