import { createContext, use } from 'react';
import type { ChatService, Clock, ConnectService, ContactActions, ContactState, ContactStore } from '@liaison/core';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Ticker } from './ticker.ts';

/** The store as components see it: to read, and to choose which conversation is open. */
export type ReadableContactStore = Pick<ContactStore, 'getInitialState' | 'getState' | 'subscribe'>;

/** What the components ask of `ChatService`. */
export type ChatCommands = Pick<
  ChatService,
  'sendMessage' | 'retryMessage' | 'discardMessage' | 'sendTyping' | 'markSeen' | 'loadOlder'
>;

/** What the components ask of `ConnectService`. */
export type ConnectCommands = Pick<
  ConnectService,
  'setAgentState' | 'acceptContact' | 'rejectContact' | 'endContact' | 'clearContact' | 'retryChat' | 'retry'
>;

export interface LiaisonServices {
  readonly store: ReadableContactStore;
  readonly chatService: ChatCommands;
  readonly connectService: ConnectCommands;
  readonly clock: Clock;
  readonly drafts: DraftStore;
}

export interface LiaisonContextValue extends LiaisonServices {
  readonly ticker: Ticker;
}

export type ReadableContactState = ContactState & ContactActions;

export const LiaisonContext = createContext<LiaisonContextValue | undefined>(undefined);

/** The services around a component. Throws when there is no `LiaisonProvider` above it. */
export function useLiaison(): LiaisonContextValue {
  const value = use(LiaisonContext);
  if (!value) throw new Error('Liaison components need a LiaisonProvider above them');
  return value;
}
