import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { apiClient } from './api/api-client.ts';
import { storedChat } from './chat/stored-chat.ts';
import { createWait } from './chat/wait.ts';
import { createChats } from './chats.ts';
import './styles.css';
import { App } from './ui/app.tsx';
import { LoadFailure } from './ui/load-failure.tsx';

const root = createRoot(document.getElementById('root')!);
const api = apiClient(fetch.bind(window));
const wait = createWait(window);
window.addEventListener('online', wait.cutShort);

async function load(): Promise<void> {
  try {
    const chats = createChats({ api, config: await api.config(), storage: storedChat(sessionStorage), wait });
    root.render(
      <StrictMode>
        <App chats={chats} />
      </StrictMode>,
    );
  } catch {
    root.render(<LoadFailure onRetry={load} />);
  }
}

void load();
