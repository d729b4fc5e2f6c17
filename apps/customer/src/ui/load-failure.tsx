import { Page } from './page.tsx';

export interface LoadFailureProps {
  readonly onRetry: () => void;
}

/** The page could not learn where to chat. */
export function LoadFailure({ onRetry }: LoadFailureProps) {
  return (
    <Page title="Chat with us" subtitle="Not available right now">
      <div className="start">
        <p className="problem" role="alert">
          We cannot reach the chat right now. Check your connection and try again.
        </p>
        <button className="primary" type="button" onClick={onRetry}>
          Try again
        </button>
      </div>
    </Page>
  );
}
