import { FormattedMessage } from 'react-intl';
import { useNow } from '../provider/use-now.ts';
import { acceptWindow } from './accept-window.ts';
import styles from './countdown.module.css';

/** What is left of the time to accept. `since` is when the chat was offered, epoch ms. */
export function Countdown({ since }: { since: number }) {
  // The server's clock is known to within a second, so an offer may seem to lie ahead.
  const left = Math.min(acceptWindow, Math.max(0, acceptWindow - (useNow() - since)));
  return (
    <span role="timer" aria-live="off" className={styles.countdown} data-urgent={left <= 5000 || undefined}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ '--left': left / acceptWindow }} />
      </span>
      <FormattedMessage
        id="incoming.secondsLeft"
        defaultMessage="{seconds} s"
        values={{ seconds: Math.ceil(left / 1000) }}
      />
    </span>
  );
}
