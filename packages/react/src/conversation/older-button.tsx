import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './older-button.module.css';

export interface OlderButtonProps {
  isLoading: boolean;
  onClick: () => void;
}

/** Asks for what was said before. Stands above the oldest message while there is more. */
export function OlderButton({ isLoading, onClick }: OlderButtonProps) {
  return (
    <div className={styles.older}>
      <Button tone="quiet" size="small" disabled={isLoading} onClick={onClick}>
        {isLoading && <Spinner />}
        <FormattedMessage id="conversation.loadOlder" defaultMessage="Show earlier messages" />
      </Button>
    </div>
  );
}
