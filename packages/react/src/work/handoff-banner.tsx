import type { HandoffCard } from '@liaison/protocol/api';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Button } from '../ui/button.tsx';
import type { DocumentCommands } from './contact-work.ts';
import { HandoffText, isEmptyCard } from './handoff-text.tsx';
import { isSamePerson } from './save-state.tsx';
import { useDocument } from './use-document.ts';
import styles from './handoff.module.css';

/** What the agent before wrote for this one: the first thing to read. Folded away with a click; it stays with the contact's notes. */
export function HandoffBanner({ contactId }: { contactId: string }) {
  const { contactWork } = useLiaison();
  return contactWork ? <Banner contactId={contactId} cards={contactWork.handoffCards} /> : null;
}

function Banner({ contactId, cards }: { contactId: string; cards: DocumentCommands<HandoffCard> }) {
  const { content, writtenAt, writtenBy } = useDocument(cards, contactId);
  const username = useContactStore((state) => state.agent?.username);
  const [read, setRead] = useState(false);
  const titleId = useId();
  if (content === undefined || isEmptyCard(content) || writtenBy === undefined) return null;
  if (isSamePerson(writtenBy, username)) return null;
  return (
    <section className={styles.banner} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          <FormattedMessage
            id="handoff.from"
            defaultMessage="Handoff from {who}"
            values={{ who: <bdi>{writtenBy}</bdi> }}
          />{' '}
          {writtenAt && (
            <span className={styles.when}>
              <FormattedMessage
                id="handoff.when"
                defaultMessage="{at, time, short}"
                values={{ at: new Date(writtenAt) }}
              />
            </span>
          )}
        </h3>
        <Button size="small" tone="quiet" aria-expanded={!read} onClick={() => setRead(!read)}>
          {read ? (
            <FormattedMessage id="handoff.show" defaultMessage="Show" />
          ) : (
            <FormattedMessage id="handoff.read" defaultMessage="Got it" />
          )}
        </Button>
      </div>
      {!read && <HandoffText card={content} />}
    </section>
  );
}
