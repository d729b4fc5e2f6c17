import { useState } from 'react';
import type { ChatController } from '../chat/chat-controller.ts';
import { Conversation } from './conversation.tsx';
import { StartForm } from './start-form.tsx';
import type { Chats } from '../chats.ts';

export interface AppProps {
  readonly chats: Chats;
}

/** The whole page: the form that starts a chat, then the chat. */
export function App({ chats }: AppProps) {
  const [chat, setChat] = useState<ChatController | undefined>(chats.resumed);
  if (chat === undefined)
    return <StartForm humanWidget={chats.humanWidget} onStart={async (input) => setChat(await chats.start(input))} />;
  const startAgain = () => {
    chat.close();
    setChat(undefined);
  };
  return <Conversation chat={chat} onStartAgain={startAgain} />;
}
