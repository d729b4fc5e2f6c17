import { createContext, use } from 'react';
import type { ChatService, Clock, ConnectService, ContactActions, ContactState, ContactStore } from '@liaison/core';
import type { FileShelf } from '../attachments/file-shelf.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { PastContacts } from '../past/past-contacts.ts';
import type { PreferenceStore } from '../preferences/preferences.ts';
import type { QuickResponseSource } from '../quick-responses/quick-response.ts';
import type { ContactWork } from '../work/contact-work.ts';
import type { Interruption } from './use-interruption.ts';
import type { Ticker } from './ticker.ts';

/** The store as components see it: to read, and to choose which conversation is open. */
export type ReadableContactStore = Pick<ContactStore, 'getInitialState' | 'getState' | 'subscribe'>;

/** What the components ask of `ChatService`. */
export type ChatCommands = Pick<
  ChatService,
  | 'sendMessage'
  | 'sendAttachment'
  | 'getAttachment'
  | 'retryMessage'
  | 'discardMessage'
  | 'sendTyping'
  | 'markSeen'
  | 'loadOlder'
  | 'revealMessage'
  | 'unstored'
>;

/** What the components ask of `ConnectService`. */
export type ConnectCommands = Pick<
  ConnectService,
  | 'setAgentState'
  | 'putAwayStateChange'
  | 'showActivity'
  | 'acceptContact'
  | 'rejectContact'
  | 'endContact'
  | 'leaveContact'
  | 'removeParticipant'
  | 'listQuickConnects'
  | 'invite'
  | 'callOffInvitation'
  | 'putAwayInvitation'
  | 'clearContact'
  | 'retryChat'
  | 'retry'
>;

/** In which language (BCP 47) a chat is spell-checked, where the agent has chosen one. */
export interface ChatLanguages {
  readonly get: (contactId: string) => string | undefined;
  readonly set: (contactId: string, language: string) => void;
}

export interface LiaisonServices {
  readonly store: ReadableContactStore;
  readonly chatService: ChatCommands;
  readonly connectService: ConnectCommands;
  readonly clock: Clock;
  readonly drafts: DraftStore;
  /** Where prepared texts come from; without it a slash is a slash. */
  readonly quickResponses?: QuickResponseSource;
  /** Address of a folder of the page's own with emojibase data (`<locale>/data.json`, `<locale>/messages.json`); without it no emoji are offered. */
  readonly emojiData?: string;
  /** What agents write about contacts: notes, handoff cards, outcomes. Without it nothing asks for any. */
  readonly contactWork?: ContactWork;
  /** Contacts that are over; without it none are listed, found or read. */
  readonly pastContacts?: PastContacts;
  /** The agent's own settings; without them the defaults hold as long as the page. */
  readonly preferences?: PreferenceStore;
  /** Where the spelling language of each chat is kept; without it the choices hold as long as the page. */
  readonly languages?: ChatLanguages;
  /** Shows Amazon Connect's own panel, where contacts of other channels are handled. Without it no button offers that. */
  readonly openCcp?: () => void;
}

export interface LiaisonContextValue extends LiaisonServices {
  /** The store as it is drawn: a change at once, many together once a frame. */
  readonly drawn: ReadableContactStore;
  readonly ticker: Ticker;
  readonly languages: ChatLanguages;
  readonly preferences: PreferenceStore;
  readonly interruption: Interruption;
  readonly files: FileShelf;
}

export type ReadableContactState = ContactState & ContactActions;

export const LiaisonContext = createContext<LiaisonContextValue | undefined>(undefined);

/** The services around a component. Throws when there is no `LiaisonProvider` above it. */
export function useLiaison(): LiaisonContextValue {
  const value = use(LiaisonContext);
  if (!value) throw new Error('Liaison components need a LiaisonProvider above them');
  return value;
}
