import { createChatPort, createStreamsAgentPort, createStreamsQuickResponses } from '@liaison/amazon-connect';
import {
  browserOnlineStatus,
  createApiClient,
  createBrowserTabs,
  createIndexedDbStorage,
  randomId,
  type SignIn,
  systemClock,
} from '@liaison/browser';
import {
  ChatService,
  combineQuickResponses,
  ConnectService,
  createContactStore,
  DocumentKeeper,
  type LiaisonError,
  type Logger,
  openStoredThread,
  preferencesKind,
} from '@liaison/core';
import type { PublicConfig } from '@liaison/protocol/api';
import { createDraftStore, type LiaisonServices, type PreferenceStore } from '@liaison/react';
import type { DesktopPreferences } from '../preferences/desktop-preferences.ts';
import { syncPreferences } from '../preferences/sync-preferences.ts';
import { createQuickResponseLibrary } from '../quick-responses/quick-response-library.ts';
import { createAgentStorage } from './agent-storage.ts';
import { createAgentTabs } from './agent-tabs.ts';
import { createChatLanguages } from './chat-languages.ts';
import { createContactWork } from './create-contact-work.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { keepSelection } from './keep-selection.ts';
import { saveBeforeHidden } from './save-before-hidden.ts';

/** Everything behind the agent's page, running. */
export interface Desk extends AsyncDisposable {
  readonly services: LiaisonServices;
  readonly config: PublicConfig;
  /** Whether the instance has approved the page's origin; `undefined` where the server cannot find out. Never rejects. */
  readonly originApproved: () => Promise<boolean | undefined>;
}

export interface DeskOptions {
  config: PublicConfig;
  preferences: PreferenceStore<DesktopPreferences>;
  signIn: Pick<SignIn, 'getToken'>;
  /** Where the CCP lives; it has to stay in the document. */
  ccp: HTMLElement;
  logger: Logger;
}

/** The pages of one agent in this browser. */
const browserTabs = (agentArn: string) =>
  createBrowserTabs({
    scope: [agentArn],
    locks: navigator.locks,
    createChannel: (name) => new BroadcastChannel(name),
  });

/** Puts the parts together: the one place that knows all of them. */
export function createDesk({ config, preferences, signIn, ccp, logger }: DeskOptions): Desk {
  const clock = systemClock;
  const onError = ({ name, message }: LiaisonError) => logger.warn(message, { name });
  const requests = { fetch: globalThis.fetch.bind(globalThis), clock };

  const api = createApiClient({ baseUrl: '', getToken: () => signIn.getToken(), ...requests });
  const agentPort = createStreamsAgentPort({
    ccpUrl: config.ccpUrl,
    region: config.region,
    softphone: config.softphone,
    ...(config.loginUrl === undefined ? {} : { loginUrl: config.loginUrl }),
    container: ccp,
    clock,
    logger,
    onError,
  });
  const credentials =
    config.chatCredentials === 'streams'
      ? 'streams'
      : { exchange: (participantToken: string) => api.exchangeParticipantToken(participantToken) };
  const port = createChatPort({
    region: config.region,
    ...(config.participantEndpoint === undefined ? {} : { participantEndpoint: config.participantEndpoint }),
    clock,
    onError,
    agent: { port: agentPort, credentials },
  });

  const store = createContactStore({ clock });
  const storage = createAgentStorage({ store, open: (arn) => createIndexedDbStorage({ scope: [arn] }) });
  const tabs = createAgentTabs({ store, open: browserTabs });
  const onlineStatus = browserOnlineStatus(window, clock);
  const chatService = new ChatService({
    port,
    store,
    clock,
    newId: randomId,
    storage,
    archive: api.transcripts,
    tabs,
    logger,
    settings: { typing: config.typing, receipts: config.receipts },
    onError,
    onlineStatus,
  });
  const pastContacts = {
    ...api.pastContacts,
    open: (contactId: string) => openStoredThread({ archive: api.transcripts, contactId, clock, newId: randomId }),
  };
  const connectService = new ConnectService({ agentPort, chatService, store, clock, logger, onError });
  const work = createContactWork({ api, store, storage, tabs, clock, onlineStatus, onError, page: window });
  const settings = new DocumentKeeper({
    kind: preferencesKind,
    port: api.preferences,
    random: Math.random,
    storage,
    tabs,
    clock,
    onlineStatus,
    onError,
  });
  const quickResponses = combineQuickResponses([
    createQuickResponseLibrary({ api: api.quickResponses, store, clock }),
    createStreamsQuickResponses({ session: agentPort.session, clock }),
  ]);
  const drafts = createDraftStore(chatService.drafts);
  const watches = [
    work.stop,
    settings.start(),
    syncPreferences({ preferences, documents: settings }),
    saveBeforeHidden(window, [settings]),
    keepSelection(store, window.sessionStorage),
    forgetDrafts(store, drafts),
  ];
  connectService.start();

  const originApproved = () =>
    api.checkOrigin(window.location.origin).then(
      ({ approved }) => approved,
      () => undefined,
    );

  return {
    config,
    originApproved,
    services: {
      store,
      chatService,
      connectService,
      clock,
      drafts,
      quickResponses,
      contactWork: work.contactWork,
      emojiData: '/emoji',
      languages: createChatLanguages(window.sessionStorage),
      pastContacts,
    },
    async [Symbol.asyncDispose]() {
      for (const stopWatching of watches) stopWatching();
      connectService.stop();
      await chatService[Symbol.asyncDispose]();
    },
  };
}
