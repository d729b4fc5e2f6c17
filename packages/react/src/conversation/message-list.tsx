import type { ChatMessage } from '@liaison/core';
import { useEffect, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { JumpToLatest } from './jump-to-latest.tsx';
import { LiveAnnouncer } from './live-announcer.tsx';
import { MessageRow } from './message-row.tsx';
import { toRows } from './rows.ts';
import { TypingIndicator } from './typing-indicator.tsx';
import { useAttention } from './use-attention.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useUnreadFrom } from './use-unread-from.ts';
import styles from './message-list.module.css';

const none: readonly ChatMessage[] = [];

/** The conversation, oldest first. Follows the end while the reader is there, and reports what was really seen. */
export function MessageList({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const { chatService } = useLiaison();
  const messages = useContactStore((state) => state.contacts[contactId]?.chatSession?.messages ?? none);
  const unread = useContactStore((state) => state.contacts[contactId]?.chatSession?.unread ?? 0);
  const { scroller, content, atEnd, scrollToEnd } = useStickToEnd(messages[0]?.key);
  const looking = useAttention() && atEnd;
  const unreadFrom = useUnreadFrom(messages, unread, looking);
  const rows = useMemo(() => toRows(messages, unreadFrom), [messages, unreadFrom]);

  useEffect(() => {
    if (looking && unread > 0) chatService.markSeen(contactId);
  }, [looking, unread, contactId, chatService]);

  const last = messages.at(-1);
  const ownLast = last?.sender.isSelf ? last.key : undefined;
  useEffect(() => {
    if (ownLast) scrollToEnd();
  }, [ownLast, scrollToEnd]);

  return (
    <div className={styles.frame}>
      {/* Scrolling by keyboard needs focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={intl.formatMessage({ id: 'conversation.messages', defaultMessage: 'Messages' })}
      >
        <div ref={content} className={styles.content}>
          <LoadOlder contactId={contactId} />
          {rows.map((row) => (
            <MessageRow key={row.key} row={row} />
          ))}
          <TypingIndicator contactId={contactId} />
        </div>
      </div>
      {!atEnd && <JumpToLatest unread={unread} onJump={scrollToEnd} />}
      <LiveAnnouncer messages={messages} />
    </div>
  );
}

function LoadOlder({ contactId }: { contactId: string }) {
  const { chatService } = useLiaison();
  const hasOlder = useContactStore((state) => state.contacts[contactId]?.chatSession?.hasOlder ?? false);
  const loading = useContactStore((state) => state.contacts[contactId]?.chatSession?.loadingOlder ?? false);
  if (!hasOlder) return null;
  return (
    <div className={styles.older}>
      <Button tone="quiet" size="small" disabled={loading} onClick={() => void chatService.loadOlder(contactId)}>
        {loading && <Spinner />}
        <FormattedMessage id="conversation.loadOlder" defaultMessage="Show earlier messages" />
      </Button>
    </div>
  );
}
