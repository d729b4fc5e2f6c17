import { useEffect, useSyncExternalStore } from 'react';
import type { ChatController } from '../chat/chat-controller.ts';
import { isMessage, isOwn, nameOf } from '../chat/chat-item.ts';
import type { ChatState } from '../chat/chat-state.ts';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { EndedPanel } from './ended-panel.tsx';
import { MessageLog } from './message-log.tsx';
import { Page } from './page.tsx';

export interface ConversationProps {
  readonly chat: ChatController;
  readonly onStartAgain: () => void;
}

/** One chat, from connecting to its end. */
export function Conversation({ chat, onStartAgain }: ConversationProps) {
  const state = useSyncExternalStore(chat.subscribe, chat.state);
  useAcknowledgement(chat);
  const ended = state.connection === 'ended';
  return (
    <Page
      title={ended ? 'Chat ended' : 'Chat with us'}
      subtitle={subtitle(state)}
      action={!ended && <EndButton leaving={state.leaving} onEnd={chat.leave} />}
    >
      <ConnectionBanner connection={state.connection} onRetry={chat.reconnectNow} />
      {state.leaving === 'failed' && !ended && (
        <p className="banner" role="alert">
          The chat could not be ended. Please try again.
        </p>
      )}
      <MessageLog state={state} onRetry={chat.retry} />
      {ended ? (
        <EndedPanel onStartAgain={onStartAgain} />
      ) : (
        <Composer disabled={state.connection === 'connecting'} onSend={chat.send} onTyping={chat.showTyping} />
      )}
    </Page>
  );
}

interface EndButtonProps {
  readonly leaving: ChatState['leaving'];
  readonly onEnd: () => void;
}

function EndButton({ leaving, onEnd }: EndButtonProps) {
  const asked = leaving === 'asked';
  return (
    <button className="quiet" type="button" onClick={onEnd} disabled={asked}>
      {asked ? 'Ending …' : 'End chat'}
    </button>
  );
}

function subtitle(state: ChatState): string {
  if (state.connection === 'connecting') return 'Connecting …';
  if (state.connection === 'ended') return 'Thank you for writing to us';
  const other = state.items.findLast((item) => isMessage(item) && !isOwn(item) && item.ParticipantRole === 'AGENT');
  const joined = state.items.findLast((item) => !isMessage(item) && item.ParticipantRole === 'AGENT');
  const agent = other ?? joined;
  return agent ? `You are chatting with ${nameOf(agent)}` : 'Waiting for somebody to join';
}

/** Tells the other side what was seen: read while the page is in view, delivered otherwise. */
function useAcknowledgement(chat: ChatController): void {
  useEffect(() => {
    const acknowledge = () => chat.acknowledge(document.visibilityState === 'visible' ? 'read' : 'delivered');
    acknowledge();
    const unsubscribe = chat.subscribe(acknowledge);
    document.addEventListener('visibilitychange', acknowledge);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', acknowledge);
    };
  }, [chat]);
}
