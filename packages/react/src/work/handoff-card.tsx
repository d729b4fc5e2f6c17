import { emptyHandoffCard } from '@liaison/core';
import type { HandoffCard as Card } from '@liaison/protocol/api';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { bothTexts } from './both-texts.ts';
import { Conflict } from './conflict.tsx';
import type { DocumentCommands } from './contact-work.ts';
import { handoffFields, handoffLabels } from './handoff-fields.ts';
import { HandoffText, isEmptyCard } from './handoff-text.tsx';
import { SaveState } from './save-state.tsx';
import { useDocument } from './use-document.ts';
import { WritingField } from './writing-field.tsx';
import styles from './sections.module.css';

export interface HandoffCardProps {
  contactId: string;
  /** There is nobody to pass the contact on to any more: what was written stays, an empty card is not offered. */
  ended?: boolean;
}

/**
 * What the next agent of the conversation should know, saved as typed. It belongs to the conversation, so it travels with every transfer.
 * Nothing without the provider's `contactWork`.
 */
export function HandoffCard(props: HandoffCardProps) {
  const { contactWork } = useLiaison();
  if (!contactWork) return null;
  return <CardEditor key={props.contactId} {...props} cards={contactWork.handoffCards} />;
}

function CardEditor({ contactId, ended = false, cards }: HandoffCardProps & { cards: DocumentCommands<Card> }) {
  const view = useDocument(cards, contactId);
  const untouched = view.status === 'loading' || view.status === 'saved';
  if (ended && untouched && isEmptyCard(view.content)) return null;
  const mine = view.content ?? emptyHandoffCard;
  const theirs = view.theirs?.content ?? emptyHandoffCard;
  const both = (): Card => ({
    asked: bothTexts(theirs.asked, mine.asked),
    tried: bothTexts(theirs.tried, mine.tried),
    promised: bothTexts(theirs.promised, mine.promised),
  });
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        <FormattedMessage id="handoff.title" defaultMessage="Handoff card" />
      </h3>
      {!ended && (
        <p className={styles.hint}>
          <FormattedMessage
            id="handoff.hint"
            defaultMessage="The next agent sees it first when you transfer this conversation."
          />
        </p>
      )}
      {handoffFields.map((name) => (
        <WritingField
          key={name}
          contactId={contactId}
          short
          label={<FormattedMessage {...handoffLabels[name]} />}
          value={mine[name]}
          maxLength={4000}
          onChange={(text) => cards.edit(contactId, { ...mine, [name]: text })}
          onLeave={() => void cards.flush(contactId)}
        />
      ))}
      {view.theirs ? (
        <Conflict
          theirs={view.theirs}
          onKeepBoth={() => cards.resolve(contactId, both())}
          onKeepMine={() => cards.resolve(contactId, mine)}
          onTakeTheirs={() => cards.resolve(contactId, theirs)}
        >
          <HandoffText card={theirs} />
        </Conflict>
      ) : (
        <SaveState view={view} onRetry={() => cards.retry(contactId)} />
      )}
    </section>
  );
}
