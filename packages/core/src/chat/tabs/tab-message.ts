import type { ConversationAction } from '../timeline/actions.ts';
import type { Conversation } from '../timeline/conversation.ts';

/** The steps of sending, which every page of the agent takes (S9). Everything else each page learns from the service. */
const shared = [
  'messageQueued',
  'sendStarted',
  'sendAccepted',
  'sendUncertain',
  'sendRefused',
  'retry',
  'discard',
] as const;
export type SharedAction = Extract<ConversationAction, { type: (typeof shared)[number] }>;

const sharedTypes: ReadonlySet<string> = new Set(shared);
export const isShared = (action: ConversationAction): action is SharedAction => sharedTypes.has(action.type);

/** Newest messages of the customer that receipts were sent for. */
export interface ReportedReceipts {
  readonly delivered?: string;
  readonly read?: string;
}

/** What the pages of one agent tell each other about one contact. */
export type TabMessage = { readonly contactId: string } & (
  | { readonly action: SharedAction }
  /** The agent saw everything up to this line. */
  | { readonly seen: string }
  | { readonly reported: ReportedReceipts }
);

/** The action as the others need it: what was known when a message was first sent is known to the page that sends it (S6). */
export function toShare(action: SharedAction, { pending }: Conversation): SharedAction {
  if (action.type !== 'sendStarted') return action;
  const sentAfter = pending.find(({ message }) => message.key === action.clientToken)?.sentAfter;
  return sentAfter === undefined ? action : { ...action, sentAfter };
}
