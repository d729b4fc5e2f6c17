import { isCrowded, selectUnread } from '@liaison/core';
import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/use-find.ts';
import { useFindKey } from '../find/use-find-key.ts';
import { Crowded } from '../participants/crowded.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { CopyButton } from './copy-button.tsx';
import { GapLine } from './gap-line.tsx';
import { JumpToLatest } from './jump-to-latest.tsx';
import { LiveAnnouncer } from './live-announcer.tsx';
import { LoadOlder } from './load-older.tsx';
import { MessageLog } from './message-log.tsx';
import { MessageStretch } from './message-stretch.tsx';
import { newest } from './newest-first.ts';
import { type Reveal, RevealContext } from './reveal-context.ts';
import { TypingIndicator } from './typing-indicator.tsx';
import { useAttention } from './use-attention.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useStretches } from './use-stretches.ts';
import { useUnreadFrom } from './use-unread-from.ts';

/** The conversation, oldest first. Follows the end while the reader is there, and reports what was really seen. */
export function MessageList({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const { chatService } = useLiaison();
  const stretches = useStretches(contactId);
  const unread = useContactStore(selectUnread(contactId));
  const { scroller, content, atEnd, isAtEnd, scrollToEnd } = useStickToEnd();
  const looking = useAttention() && atEnd;
  const unreadFrom = useUnreadFrom(stretches, unread, looking);

  useEffect(() => {
    // A message that came as the reader was just leaving the end has not been seen.
    if (looking && unread > 0 && isAtEnd()) chatService.markSeen(contactId);
  }, [looking, unread, contactId, chatService, isAtEnd]);

  const [finding, setFinding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const find = useFind(scroller, stretches, finding);
  const hasOlder = useContactStore((state) => state.contacts[contactId]?.chatSession?.hasOlder ?? false);
  useFindKey(
    () => field.current,
    () => {
      setFinding(true);
      field.current?.select();
    },
  );
  useEffect(() => {
    if (finding) field.current?.focus();
  }, [finding]);
  const closeFind = () => {
    setFinding(false);
    scroller.current?.focus({ preventScroll: true });
  };

  const crowded = useContactStore((state) => {
    const contact = state.contacts[contactId]?.contact;
    return contact !== undefined && isCrowded(contact);
  });
  const reveal: Reveal = useCallback(
    (itemId, reason) => chatService.revealMessage(contactId, itemId, reason),
    [chatService, contactId],
  );
  const last = newest(stretches);
  const ownLast = last?.sender.isSelf ? last.key : undefined;
  useEffect(() => {
    if (ownLast) scrollToEnd();
  }, [ownLast, scrollToEnd]);

  return (
    <MessageLog
      label={intl.formatMessage({ id: 'conversation.messages', defaultMessage: 'Messages' })}
      scroller={scroller}
      content={content}
      over={
        <>
          {finding && <FindBar find={find} input={field} hasOlder={hasOlder} onClose={closeFind} />}
          {!atEnd && <JumpToLatest unread={unread} onJump={scrollToEnd} />}
          <LiveAnnouncer stretches={stretches} />
        </>
      }
    >
      <LoadOlder contactId={contactId} />
      <RevealContext value={reveal}>
        <Crowded value={crowded}>
          {stretches.map((stretch, index) => (
            <Fragment key={stretch.key}>
              {index > 0 && <GapLine contactId={contactId} />}
              <MessageStretch stretch={stretch} unreadFrom={unreadFrom} target={find.target} />
            </Fragment>
          ))}
        </Crowded>
      </RevealContext>
      <TypingIndicator contactId={contactId} />
      <CopyButton contactId={contactId} content={content} />
    </MessageLog>
  );
}
