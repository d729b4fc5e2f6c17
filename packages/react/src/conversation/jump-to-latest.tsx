import { ArrowDown } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import styles from './jump-to-latest.module.css';

export interface JumpToLatestProps {
  unread: number;
  onJump: () => void;
}

/** Back to the newest message, for a reader who has scrolled up. Says how much is new down there. */
export function JumpToLatest({ unread, onJump }: JumpToLatestProps) {
  return (
    <Button className={styles.jump} size="small" onClick={onJump}>
      <ArrowDown size={14} aria-hidden="true" />
      <FormattedMessage
        id="conversation.jumpToLatest"
        defaultMessage="{count, plural, =0 {Latest messages} one {# new message} other {# new messages}}"
        values={{ count: unread }}
      />
    </Button>
  );
}
