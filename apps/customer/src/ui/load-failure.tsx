import { useState } from 'react';
import { Page } from './page.tsx';

export interface LoadFailureProps {
  /** Settles when it is known whether that worked. */
  readonly onRetry: () => Promise<void>;
}

/** The page could not learn where to chat. */
export function LoadFailure({ onRetry }: LoadFailureProps) {
  const [trying, setTrying] = useState(false);
  const retry = async () => {
    setTrying(true);
    await onRetry();
    setTrying(false);
  };
  return (
    <Page title="Chat with us" subtitle="Not available right now">
      <div className="start">
        <p className="problem" role="alert">
          We cannot reach the chat right now. Check your connection and try again.
        </p>
        <button className="primary" type="button" disabled={trying} onClick={() => void retry()}>
          Try again
        </button>
      </div>
    </Page>
  );
}
