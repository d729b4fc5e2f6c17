import { FormattedMessage } from 'react-intl';
import { useShallow } from 'zustand/react/shallow';
import { useContactStore } from '../provider/use-contact-store.ts';
import styles from './typing-indicator.module.css';

const none: readonly string[] = [];

/** Who is typing right now. Not announced: it comes and goes too often. */
export function TypingIndicator({ contactId }: { contactId: string }) {
  const isTyping = useContactStore((state) => state.contacts[contactId]?.chatSession?.isTyping ?? false);
  const names = useContactStore(useShallow((state) => state.contacts[contactId]?.chatSession?.typingNames ?? none));
  if (!isTyping) return null;
  return (
    <div className={styles.typing}>
      <span className={styles.dots} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <bdi className={styles.text}>
        <FormattedMessage
          id="conversation.typing"
          defaultMessage="{count, plural, =0 {Somebody is typing} one {{first} is typing} other {{first} and others are typing}}"
          values={{ count: names.length, first: names[0] ?? '' }}
        />
      </bdi>
    </div>
  );
}
