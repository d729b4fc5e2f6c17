import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { Pages } from './use-pages.ts';
import styles from './past.module.css';

export interface PageEndProps {
  pages: Pages<unknown>;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
}

/** What stands below a list that comes in pages: that it is loading, why it failed, that there is more, or nothing. */
export function PageEnd({ pages: { entries, state, error, next, more }, empty }: PageEndProps) {
  if (state === 'loading') {
    return (
      <output className={styles.state}>
        <Spinner />
        <FormattedMessage id="past.loading" defaultMessage="Loading" />
      </output>
    );
  }
  if (state === 'failed') {
    return (
      <div className={styles.state} role="alert">
        <CircleAlert size={16} aria-hidden="true" />
        <span className={styles.words}>
          <FormattedMessage
            id="past.failed"
            defaultMessage="This could not be loaded: {reason}."
            values={{ reason: error?.message }}
          />
        </span>
        <Button size="small" onClick={more}>
          <FormattedMessage id="past.retry" defaultMessage="Try again" />
        </Button>
      </div>
    );
  }
  if (next !== undefined) {
    return (
      <div className={styles.more}>
        <Button size="small" onClick={more}>
          <FormattedMessage id="past.more" defaultMessage="Show more" />
        </Button>
      </div>
    );
  }
  return entries.length === 0 ? <p className={styles.state}>{empty}</p> : null;
}
