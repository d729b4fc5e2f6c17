import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './find-bar.module.css';
import type { Find } from './use-find.ts';

export interface FindBarProps {
  find: Find;
  onClose: () => void;
  /** Whether older messages exist that are not loaded, and so are not searched. */
  hasOlder: boolean;
  input: Ref<HTMLInputElement>;
}

/** The field to find in a conversation: Enter goes to the older match, Shift+Enter to the newer one, Escape closes. */
export function FindBar({ find, onClose, hasOlder, input }: FindBarProps) {
  const intl = useIntl();
  const countId = useId();
  const { query, search, count, position, step } = find;
  const press = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own (WebKit reports key code 229 after the composition's end).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && count > 0) step(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={input}
        className={styles.input}
        type="text"
        dir="auto"
        value={query}
        aria-label={intl.formatMessage({ id: 'find.label', defaultMessage: 'Find in this conversation' })}
        placeholder={intl.formatMessage({ id: 'find.label', defaultMessage: 'Find in this conversation' })}
        aria-describedby={countId}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={press}
      />
      <output id={countId} className={styles.count}>
        {query.trim() !== '' && (
          <FormattedMessage
            id="find.count"
            defaultMessage="{count, plural, =0 {Not found} other {{position, number} of {count, number}}}"
            values={{ count, position }}
          />
        )}
        {query.trim() !== '' && hasOlder && (
          <>
            {' '}
            <FormattedMessage id="find.hasOlder" defaultMessage="in what is loaded" />
          </>
        )}
      </output>
      <IconButton
        label={intl.formatMessage({ id: 'find.older', defaultMessage: 'Older match' })}
        icon={<ChevronUp size={16} aria-hidden="true" />}
        disabled={count === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        label={intl.formatMessage({ id: 'find.newer', defaultMessage: 'Newer match' })}
        icon={<ChevronDown size={16} aria-hidden="true" />}
        disabled={count === 0}
        onClick={() => step(1)}
      />
      <IconButton
        label={intl.formatMessage({ id: 'find.close', defaultMessage: 'Close find' })}
        icon={<X size={16} aria-hidden="true" />}
        onClick={onClose}
      />
    </search>
  );
}
