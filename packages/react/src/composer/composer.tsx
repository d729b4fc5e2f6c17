import { MESSAGE_BYTES, messageBytes, toLiaisonError } from '@liaison/core';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFocusOnOpen } from './use-focus-on-open.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { ByteCounter } from './byte-counter.tsx';
import styles from './composer.module.css';

export interface ComposerProps {
  contactId: string;
  /** Untrusted text: whom the message goes to. */
  customerName: string;
  /** Why nothing can be written now; it is shown in place of the hint. */
  blocked?: string;
}

/** Where the agent writes. Bound to one contact: text stays with it until it is sent. Enter sends, Shift+Enter begins a new line. */
export function Composer({ contactId, customerName, blocked }: ComposerProps) {
  const intl = useIntl();
  const hintId = useId();
  const { chatService } = useLiaison();
  const [text, setText] = useDraft(contactId);
  const [refusal, setRefusal] = useState<string>();
  const input = useFocusOnOpen(blocked === undefined);
  const bytes = messageBytes(text);
  const sendable = blocked === undefined && text.trim() !== '' && bytes <= MESSAGE_BYTES;

  const send = () => {
    if (!sendable) return;
    try {
      chatService.sendMessage(contactId, { content: text });
      setText('');
    } catch (thrown) {
      // The chat ended under the agent's hands: the text stays where it is.
      setRefusal(toLiaisonError(thrown).message);
    }
  };
  const write = (event: FormEvent<HTMLTextAreaElement>) => {
    setRefusal(undefined);
    setText(event.currentTarget.value);
    if (event.currentTarget.value) chatService.sendTyping(contactId);
  };
  const pressKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, Enter takes its suggestion (WebKit reports key code 229 after the composition's end).
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.foundation}>
      <div className={styles.composer}>
        <div className={styles.box} data-blocked={blocked !== undefined || undefined}>
          <textarea
            ref={input}
            className={styles.input}
            rows={1}
            dir="auto"
            value={text}
            disabled={blocked !== undefined}
            aria-label={intl.formatMessage(
              { id: 'composer.label', defaultMessage: 'Message to {name}' },
              { name: customerName },
            )}
            aria-describedby={hintId}
            placeholder={intl.formatMessage(
              { id: 'composer.placeholder', defaultMessage: 'Write to {name}' },
              { name: customerName },
            )}
            onChange={write}
            onKeyDown={pressKey}
          />
          <Button
            tone="primary"
            className={styles.send}
            disabled={!sendable}
            onClick={send}
            aria-label={intl.formatMessage({ id: 'composer.send', defaultMessage: 'Send' })}
          >
            <SendHorizontal size={16} aria-hidden="true" />
          </Button>
        </div>
        <div className={styles.foot}>
          <span id={hintId}>
            {refusal ?? blocked ?? (
              <FormattedMessage id="composer.hint" defaultMessage="Enter to send, Shift + Enter for a new line" />
            )}
          </span>
          <ByteCounter bytes={bytes} />
        </div>
      </div>
    </div>
  );
}
