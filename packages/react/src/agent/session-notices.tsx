import { CircleAlert, TimerOff, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { useNow } from '../provider/use-now.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { formatElapsed } from '../ui/format-elapsed.ts';
import styles from './session-notices.module.css';

/** What the agent has to know of the session: that it is about to end for inactivity, and that a change of state did not work. */
export function SessionNotices() {
  return (
    <>
      <InactivityNotice />
      <StateChangeNotice />
    </>
  );
}

function InactivityNotice() {
  const { connectService } = useLiaison();
  const endsAt = useContactStore((state) => state.sessionEndsAt);
  if (endsAt === undefined) return null;
  return (
    <Notice
      tone="warn"
      icon={<TimerOff size={16} />}
      action={
        <>
          <TimeLeft until={endsAt} />
          <Button size="small" onClick={() => connectService.showActivity()}>
            <FormattedMessage id="inactivity.here" defaultMessage="I am here" />
          </Button>
        </>
      }
    >
      <FormattedMessage
        id="inactivity.text"
        defaultMessage="Amazon Connect is about to sign you out, because nothing was typed or clicked for a while. Your chats would be left alone."
      />
    </Notice>
  );
}

/** Beside the text, for a screen reader is told once and not every second. */
function TimeLeft({ until }: { until: number }) {
  const now = useNow();
  return (
    <span role="timer" aria-live="off" className={styles.left}>
      {formatElapsed(Math.max(0, until - now))}
    </span>
  );
}

function StateChangeNotice() {
  const intl = useIntl();
  const { connectService } = useLiaison();
  const failure = useContactStore((state) => state.stateChange?.failure);
  if (!failure) return null;
  return (
    <Notice
      tone="bad"
      icon={<CircleAlert size={16} />}
      action={
        <IconButton
          label={intl.formatMessage({ id: 'stateChange.putAway', defaultMessage: 'Put away' })}
          icon={<X size={16} />}
          onClick={() => connectService.putAwayStateChange()}
        />
      }
    >
      <FormattedMessage
        id="stateChange.failed"
        defaultMessage="Your state could not be changed: {reason}"
        values={{ reason: failure.message }}
      />
    </Notice>
  );
}
