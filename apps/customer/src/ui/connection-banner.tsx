import type { Connection } from '../chat/chat-state.ts';

export interface ConnectionBannerProps {
  readonly connection: Connection;
  readonly onRetry: () => void;
}

/** Says when the chat is not up to date; what is written meanwhile is kept. */
export function ConnectionBanner({ connection, onRetry }: ConnectionBannerProps) {
  return (
    <output>
      {connection === 'interrupted' && (
        <span className="banner">
          <span>Connection lost. We are reconnecting you …</span>
          <button type="button" onClick={onRetry}>
            Try now
          </button>
        </span>
      )}
    </output>
  );
}
