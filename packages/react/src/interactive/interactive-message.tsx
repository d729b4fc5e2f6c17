import { CalendarClock, LayoutList, LayoutTemplate, List, MessageSquareDashed } from 'lucide-react';
import { type ComponentType, useMemo } from 'react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { Fallback } from '../text/fallback.tsx';
import { ChoiceList } from './choice-list.tsx';
import { type InteractiveContent, parseInteractive } from './interactive-content.ts';
import { SlotList } from './slot-list.tsx';
import styles from './interactive.module.css';

const kindTexts = defineMessages({
  choices: { id: 'interactive.choices', defaultMessage: 'Choices shown to the customer' },
  times: { id: 'interactive.times', defaultMessage: 'Times offered to the customer' },
  cards: { id: 'interactive.cards', defaultMessage: 'Cards shown to the customer' },
  view: { id: 'interactive.view', defaultMessage: 'Form shown to the customer' },
});

const icons: Readonly<Record<InteractiveContent['kind'], ComponentType<{ size: number }>>> = {
  choices: List,
  times: CalendarClock,
  cards: LayoutList,
  view: LayoutTemplate,
};

/** What a bot or flow asked the customer to pick, as the customer sees it, to read only. Pictures are described, not fetched. */
export function InteractiveMessage({ content }: { content: string }) {
  const interactive = useMemo(() => parseInteractive(content), [content]);
  if (!interactive) {
    return (
      <Fallback icon={<MessageSquareDashed size={14} />}>
        <FormattedMessage id="message.interactive" defaultMessage="Interactive message shown to the customer" />
      </Fallback>
    );
  }
  const Icon = icons[interactive.kind];
  return (
    <div className={styles.message}>
      <Fallback icon={<Icon size={14} />}>
        <FormattedMessage {...kindTexts[interactive.kind]} />
      </Fallback>
      <Prompt content={interactive} />
    </div>
  );
}

function Prompt({ content }: { content: InteractiveContent }) {
  return (
    <>
      {content.title && (
        <p className={styles.title} dir="auto">
          {content.title}
        </p>
      )}
      {content.subtitle && (
        <p className={styles.subtitle} dir="auto">
          {content.subtitle}
        </p>
      )}
      {content.image !== undefined && <Picture description={content.image} />}
      <Entries content={content} />
    </>
  );
}

/** A picture is named only: its address is the flow's, and to fetch it would tell a stranger that the agent reads. */
export function Picture({ description }: { description: string }) {
  return (
    <span className={styles.picture}>
      <FormattedMessage
        id="interactive.picture"
        defaultMessage="{description, select, none {Picture} other {Picture: {text}}}"
        values={{ description: description ? 'some' : 'none', text: description }}
      />
    </span>
  );
}

function Entries({ content }: { content: InteractiveContent }) {
  switch (content.kind) {
    case 'choices':
      return <ChoiceList choices={content.choices} look={content.look} />;
    case 'times':
      return <SlotList slots={content.slots} place={content.place} />;
    case 'cards':
      return (
        <ul className={styles.cards}>
          {content.cards.map((card, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the cards of one message never change
            <li key={index} className={styles.card}>
              <Prompt content={card} />
            </li>
          ))}
        </ul>
      );
    default:
      return null;
  }
}
