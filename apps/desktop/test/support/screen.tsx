import { CSPProvider } from '@base-ui/react/csp-provider';
import { ChatService, type ContactSnapshot, ConnectService, createContactStore } from '@liaison/core';
import {
  agentSnapshot,
  contactSnapshot,
  FakeAgentPort,
  type FakeChatChannel,
  FakeChatPort,
  FakeClock,
  MemoryLogger,
  MemoryStorage,
  settle,
} from '@liaison/core/testing';
import type { WireItem } from '@liaison/protocol';
import { type ContactWork, createDraftStore, createPreferenceStore } from '@liaison/react';
import { useSyncExternalStore } from 'react';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { PlaySound } from '../../src/attention/sound-player.ts';
import { createCcpPanel } from '../../src/ccp/ccp-panel.ts';
import { DeskScreen } from '../../src/desk/desk-screen.tsx';
import { createLanguageStore, type LanguageName } from '../../src/messages/language.ts';
import { Words } from '../../src/messages/words.tsx';
import { PageContext } from '../../src/page/page-context.ts';
import { createSignInWindow } from '../../src/page/sign-in-window.ts';
import { defaultDesktopPreferences } from '../../src/preferences/desktop-preferences.ts';
import { createThemeStore, type ThemeChoice } from '../../src/theme-choice.ts';
import '../../src/page.css';

const config = {
  ccpUrl: 'https://ccp.invalid/',
  region: 'us-east-1',
  softphone: false,
  chatCredentials: 'streams',
  typing: true,
  receipts: true,
  oidc: { issuer: 'https://issuer.invalid/', clientId: 'desktop', scope: 'openid' },
} as const;

/** Browser storage that nobody else sees. */
function ownStorage(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: () => null,
    length: 0,
  };
}

/** What the page's own HTML has besides the application. */
function pageParts(language: LanguageName, theme: ThemeChoice) {
  document.body.insertAdjacentHTML('beforeend', '<aside id="ccp-drawer" inert><div id="ccp-bar"></div></aside>');
  const storage = ownStorage();
  storage.setItem('liaison.theme', theme);
  const root = document.documentElement;
  return {
    theme: createThemeStore({ root, storage }),
    language: createLanguageStore({ root, storage, asked: language, wanted: [] }),
    preferences: createPreferenceStore(defaultDesktopPreferences),
    ccpPanel: createCcpPanel(document.querySelector<HTMLElement>('#ccp-drawer')!),
    play: vi.fn<PlaySound>(() => () => undefined),
    signInWindow: createSignInWindow({ open: () => null }),
  };
}

export interface ScreenOptions {
  readonly language: LanguageName;
  readonly theme?: ThemeChoice;
  readonly contacts: readonly (Partial<ContactSnapshot> & { contactId: string })[];
  /** What was said so far, by contact; these chats are live. */
  readonly said?: Readonly<Record<string, readonly WireItem[]>>;
  readonly selected?: string;
  /** What agents write about contacts. */
  readonly contactWork?: ContactWork;
}

/** The agent's page over the engine and core's fakes. */
export async function showScreen({
  language,
  theme = 'light',
  contacts,
  said = {},
  selected,
  contactWork,
}: ScreenOptions) {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const [agentPort, port] = [new FakeAgentPort(), new FakeChatPort()];
  const shared = { store, clock, logger: new MemoryLogger(), onError: () => undefined };
  const settings = { typing: true, receipts: true };
  const chatService = new ChatService({ ...shared, port, newId: () => 'own', storage: new MemoryStorage(), settings });
  const connectService = new ConnectService({ ...shared, agentPort, chatService });
  connectService.start();
  agentPort.status({ name: 'connected' });
  const states = ['Работаю', 'Отдыхаю'].map((name, at) => ({
    arn: `${at}`,
    name,
    type: at === 0 ? ('routable' as const) : ('notRoutable' as const),
  }));
  const agent = { name: 'Ада', username: '1', stateSince: clock.now(), state: states[0]!, availableStates: states };
  const held = contacts.map((contact) => contactSnapshot({ phaseSince: clock.now() - 5000, ...contact }));
  agentPort.snapshot(agentSnapshot(held, agent));
  const channels = new Map<string, FakeChatChannel>();
  for (const [contactId, items] of Object.entries(said)) {
    await settle();
    const channel = port.waiting(contactId).succeed();
    await settle();
    channel.answerTranscript({ items });
    channels.set(contactId, channel);
    await settle();
  }
  if (selected) store.getState().selectContact(selected);

  const page = pageParts(language, theme);
  const services = {
    store,
    chatService,
    connectService,
    clock,
    drafts: createDraftStore(),
    ...(contactWork && { contactWork }),
  };
  const desk = { config, services, originApproved: async () => true, [Symbol.asyncDispose]: async () => undefined };
  function Screen() {
    const words = useSyncExternalStore(page.language.subscribe, page.language.get);
    return (
      <Words language={words}>
        <CSPProvider disableStyleElements>
          <PageContext value={page}>
            <DeskScreen desk={desk} onSignOut={() => undefined} />
          </PageContext>
        </CSPProvider>
      </Words>
    );
  }
  const host = document.body.appendChild(document.createElement('div'));
  host.id = 'root';
  const screen = await render(<Screen />, { container: host });
  return { ...page, agent, agentPort, channels, clock, held, screen, host, store };
}
