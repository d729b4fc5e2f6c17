import { FormattedMessage } from 'react-intl';
import { maxMessageBytes } from './byte-length.ts';
import styles from './composer.module.css';

const shownFrom = maxMessageBytes * 0.9;

/** How much room is left, once it gets tight. `bytes` is the size of the message in UTF-8. */
export function ByteCounter({ bytes }: { bytes: number }) {
  if (bytes < shownFrom) return null;
  return (
    <span className={styles.counter} data-over={bytes > maxMessageBytes || undefined} role="status">
      {bytes > maxMessageBytes ? (
        <FormattedMessage
          id="composer.tooLong"
          defaultMessage="{count, number} bytes too long"
          values={{ count: bytes - maxMessageBytes }}
        />
      ) : (
        <FormattedMessage
          id="composer.room"
          defaultMessage="{count, number} bytes left"
          values={{ count: maxMessageBytes - bytes }}
        />
      )}
    </span>
  );
}
