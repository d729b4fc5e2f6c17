import type { PendingMessage } from '../chat/pending.ts';

export interface PendingRowProps {
  readonly message: PendingMessage;
  readonly onRetry: (clientToken: string) => void;
}

/** A message on its way, or one that did not make it. */
export function PendingRow({ message, onRetry }: PendingRowProps) {
  const failed = message.status === 'failed';
  return (
    <article className={failed ? 'message own failed' : 'message own pending'} aria-label="You">
      <p className="bubble" dir="auto">
        {message.text}
      </p>
      <p className="meta">
        {failed ? (
          <>
            <span>Not sent</span>
            <button type="button" onClick={() => onRetry(message.clientToken)}>
              Try again
            </button>
          </>
        ) : (
          <span>{message.status === 'sent' ? 'Sent' : 'Sending …'}</span>
        )}
      </p>
    </article>
  );
}
