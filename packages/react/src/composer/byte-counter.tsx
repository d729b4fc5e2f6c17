import { MESSAGE_BYTES } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import styles from './composer.module.css';

const shownFrom = MESSAGE_BYTES * 0.9;

/** How much room is left, once it gets tight. `bytes` is the size of the message in UTF-8. */
export function ByteCounter({ bytes }: { bytes: number }) {
  if (bytes < shownFrom) return null;
  const isOver = bytes > MESSAGE_BYTES;
  return (
    <output className={styles.counter} data-over={isOver || undefined}>
      {isOver ? (
        <FormattedMessage
          id="composer.tooLong"
          defaultMessage="{count, number} bytes too long"
          values={{ count: bytes - MESSAGE_BYTES }}
        />
      ) : (
        <FormattedMessage
          id="composer.room"
          defaultMessage="{count, number} bytes left"
          values={{ count: MESSAGE_BYTES - bytes }}
        />
      )}
    </output>
  );
}
