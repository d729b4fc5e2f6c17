import type { StoredThread } from '@liaison/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { CircleAlert, FileX2 } from 'lucide-react';
import { MessageLog } from '../conversation/message-log.tsx';
import { MessageStretch } from '../conversation/message-stretch.tsx';
import { OlderButton } from '../conversation/older-button.tsx';
import { RevealContext } from '../conversation/reveal-context.ts';
import { useStickToEnd } from '../conversation/use-stick-to-end.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useStoredThread } from './use-stored-thread.ts';
import styles from './past.module.css';

export interface StoredConversationProps {
  contactId: string;
  /** Id of a message that the reader is taken to. */
  itemId?: string | undefined;
}

/** A conversation of the transcript store, to read and nothing else. */
export function StoredConversation({ contactId, itemId }: StoredConversationProps) {
  const thread = useStoredThread(contactId);
  return thread ? <Thread key={contactId} thread={thread} itemId={itemId} /> : null;
}

function Thread({ thread, itemId }: { thread: StoredThread; itemId: string | undefined }) {
  const { archive, stretches } = useSyncExternalStore(thread.subscribe, thread.getState);
  if (stretches.length === 0) return <NothingShown thread={thread} />;
  return (
    <RevealContext value={thread.reveal}>
      {archive?.name === 'failed' && <Failure thread={thread} />}
      <Lines thread={thread} itemId={itemId} />
    </RevealContext>
  );
}

function Lines({ thread, itemId }: { thread: StoredThread; itemId: string | undefined }) {
  const intl = useIntl();
  const { hasOlder, loadingOlder, stretches } = useSyncExternalStore(thread.subscribe, thread.getState);
  const { scroller, content } = useStickToEnd();
  const target = useTarget(thread, itemId);

  useEffect(() => {
    if (target !== undefined && scroller.current) return showLine(scroller.current, target);
    return undefined;
  }, [scroller, target]);

  return (
    <MessageLog
      label={intl.formatMessage({ id: 'past.messages', defaultMessage: 'Stored messages' })}
      scroller={scroller}
      content={content}
    >
      {hasOlder && <OlderButton isLoading={loadingOlder} onClick={() => void thread.readOlder()} />}
      {stretches.map((stretch) => (
        <MessageStretch key={stretch.key} stretch={stretch} unreadFrom={undefined} target={target} />
      ))}
    </MessageLog>
  );
}

/** Takes the reader to a line and marks it, until the answered function is called. */
function showLine(scroller: HTMLElement, key: string): () => void {
  const line = scroller.querySelector(`[data-line="${CSS.escape(key)}"]`);
  line?.scrollIntoView({ block: 'center' });
  line?.setAttribute('data-found', '');
  return () => line?.removeAttribute('data-found');
}

/** The key of the wanted line once it is there. */
function useTarget(thread: StoredThread, itemId: string | undefined): string | undefined {
  const [target, setTarget] = useState<string>();
  const isRead = useSyncExternalStore(thread.subscribe, () => thread.getState().archive?.name === 'read');
  useEffect(() => {
    if (itemId === undefined || !isRead) return undefined;
    let wanted = true;
    void thread.readTo(itemId).then((key) => wanted && setTarget(key));
    return () => {
      wanted = false;
    };
  }, [isRead, itemId, thread]);
  return target;
}

function NothingShown({ thread }: { thread: StoredThread }) {
  const { archive } = useSyncExternalStore(thread.subscribe, thread.getState);
  if (archive?.name === 'failed') return <Failure thread={thread} />;
  if (archive?.name !== 'read') {
    return (
      <EmptyState
        icon={<Spinner size={20} />}
        title={<FormattedMessage id="archive.reading" defaultMessage="Getting the conversation" />}
      />
    );
  }
  return (
    <EmptyState
      icon={<FileX2 size={20} />}
      title={<FormattedMessage id="archive.nothing" defaultMessage="Nothing of this conversation is stored." />}
    />
  );
}

function Failure({ thread }: { thread: StoredThread }) {
  const { archive } = useSyncExternalStore(thread.subscribe, thread.getState);
  if (archive?.name !== 'failed') return null;
  return (
    <div className={styles.state} role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <span className={styles.words}>
        <FormattedMessage
          id="archive.failed"
          defaultMessage="The conversation could not be read: {reason}."
          values={{ reason: archive.failure.message }}
        />
      </span>
      <Button size="small" onClick={() => void thread.read()}>
        <FormattedMessage id="archive.retry" defaultMessage="Try again" />
      </Button>
    </div>
  );
}
