import type { VersionedDocument } from '@liaison/protocol/api';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Button } from '../ui/button.tsx';
import { isSamePerson } from './save-state.tsx';
import styles from './conflict.module.css';

export interface ConflictProps {
  theirs: VersionedDocument<unknown>;
  /** What the other side wrote, as text; nothing when it is empty. */
  children: ReactNode;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  /** Given where both can stand together. */
  onKeepBoth?: () => void;
}

/** Somebody else has written meanwhile, or the agent in another window: shows it and asks. Nothing is lost before the answer. */
export function Conflict({ theirs, children, onKeepMine, onTakeTheirs, onKeepBoth }: ConflictProps) {
  const username = useContactStore((state) => state.agent?.username);
  const isOwn = isSamePerson(theirs.writtenBy, username);
  return (
    <div className={styles.conflict}>
      <p role="alert" className={styles.text}>
        {isOwn || theirs.writtenBy === undefined ? (
          <FormattedMessage
            id="conflict.elsewhere"
            defaultMessage="This was changed elsewhere meanwhile. Yours is not saved yet. There it says:"
          />
        ) : (
          <FormattedMessage
            id="conflict.byOther"
            defaultMessage="{who} has changed this meanwhile. Yours is not saved yet. They wrote:"
            values={{ who: <bdi>{theirs.writtenBy}</bdi> }}
          />
        )}
      </p>
      {/* Long texts scroll, so keyboards have to reach them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <blockquote className={styles.theirs} dir="auto" tabIndex={0}>
        {children || <FormattedMessage id="conflict.nothing" defaultMessage="(nothing)" />}
      </blockquote>
      <div className={styles.actions}>
        {onKeepBoth && (
          <Button size="small" tone="primary" onClick={onKeepBoth}>
            <FormattedMessage id="conflict.both" defaultMessage="Keep both" />
          </Button>
        )}
        <Button size="small" onClick={onKeepMine}>
          <FormattedMessage id="conflict.mine" defaultMessage="Keep mine" />
        </Button>
        <Button size="small" onClick={onTakeTheirs}>
          <FormattedMessage id="conflict.theirs" defaultMessage="Take theirs" />
        </Button>
      </div>
    </div>
  );
}
