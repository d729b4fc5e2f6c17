export { AgentStateMenu } from './agent/agent-state-menu.tsx';
export { stateText } from './agent/state-text.ts';
export { ConnectionBanner } from './agent/connection-banner.tsx';
export { ConnectionIndicator } from './agent/connection-indicator.tsx';
export { SessionNotices } from './agent/session-notices.tsx';
export { Composer, type ComposerProps } from './composer/composer.tsx';
export { AnswerNextButton } from './contacts/answer-next-button.tsx';
export { type ContactOrder, contactOrders } from './contacts/contact-order.ts';
export { ContactDetails } from './contacts/contact-details.tsx';
export { ContactPane, type ContactPaneProps, type ContactPaneTab } from './contacts/contact-pane.tsx';
export { ContactList } from './contacts/contact-list.tsx';
export { ContactListItem } from './contacts/contact-list-item.tsx';
export { IncomingContact } from './contacts/incoming-contact.tsx';
export { longestWaiting } from './contacts/longest-waiting.ts';
export { contactName } from './contacts/contact-name.ts';
export { waitingSince } from './contacts/waiting-since.ts';
export { ChatInterface, type ChatInterfaceProps } from './conversation/chat-interface.tsx';
export { DayLine } from './conversation/day-line.tsx';
export { EventLine } from './conversation/event-line.tsx';
export { MessageBubble, type MessageBubbleProps } from './conversation/message-bubble.tsx';
export { MessageList } from './conversation/message-list.tsx';
export { SessionNotice } from './conversation/session-notice.tsx';
export { TypingIndicator } from './conversation/typing-indicator.tsx';
export { UnreadLine } from './conversation/unread-line.tsx';
export { createDraftStore, type DraftStore, type SavedDrafts } from './drafts/draft-store.ts';
export { useDraft } from './drafts/use-draft.ts';
export { ExportMenu, type ExportMenuProps } from './export/export-menu.tsx';
export { type Transcript, type TranscriptLine, transcriptOf, type TranscriptOptions } from './export/transcript.ts';
export { transcriptCsv } from './export/transcript-csv.ts';
export { transcriptHtml } from './export/transcript-html.ts';
export { transcriptJson } from './export/transcript-json.ts';
export { transcriptText } from './export/transcript-text.ts';
export { EarlierContacts, type EarlierContactsProps } from './past/earlier-contacts.tsx';
export { PageEnd, type PageEndProps } from './past/page-end.tsx';
export { PastContactFacts } from './past/past-contact-facts.tsx';
export type { ExportFormat, PastContacts } from './past/past-contacts.ts';
export { PastConversation, type PastConversationProps } from './past/past-conversation.tsx';
export { StoredConversation, type StoredConversationProps } from './past/stored-conversation.tsx';
export { useCustomerName } from './past/use-customer-name.ts';
export { type LoadPage, type Pages, usePages } from './past/use-pages.ts';
export {
  createPreferenceStore,
  defaultPreferences,
  type Preferences,
  type PreferenceStore,
} from './preferences/preferences.ts';
export { usePreference } from './preferences/use-preference.ts';
export {
  type ChatCommands,
  type ChatLanguages,
  type ConnectCommands,
  type LiaisonServices,
  type ReadableContactStore,
  useLiaison,
} from './provider/liaison-context.ts';
export { LiaisonProvider, type LiaisonProviderProps } from './provider/liaison-provider.tsx';
export { useContactStore } from './provider/use-contact-store.ts';
export { useIsInterrupted } from './provider/use-interruption.ts';
export { useNow } from './provider/use-now.ts';
export type { QuickResponse, QuickResponseSource } from './quick-responses/quick-response.ts';
export { MessageText } from './text/message-text.tsx';
export { Avatar, type AvatarProps } from './ui/avatar.tsx';
export { Button, type ButtonProps } from './ui/button.tsx';
export { CopyButton, type CopyButtonProps } from './ui/copy-button.tsx';
export { Elapsed, type ElapsedProps } from './ui/elapsed.tsx';
export { EmptyState, type EmptyStateProps } from './ui/empty-state.tsx';
export { Entry, EntryList, type EntryProps } from './ui/entry-list.tsx';
export { IconButton, type IconButtonProps } from './ui/icon-button.tsx';
export { later } from './ui/later.tsx';
export { whenIdle } from './ui/when-idle.ts';
export { Notice, type NoticeProps } from './ui/notice.tsx';
export { SearchField, type SearchFieldProps } from './ui/search-field.tsx';
export { Spinner } from './ui/spinner.tsx';
export { ContactNote } from './work/contact-note.tsx';
export type { ContactWork, DispositionCommands, DocumentCommands, ReadEarlierNotes } from './work/contact-work.ts';
export { DispositionField, type DispositionFieldProps } from './work/disposition-field.tsx';
export { EarlierNotes } from './work/earlier-notes.tsx';
export { HandoffBanner } from './work/handoff-banner.tsx';
export { HandoffCard } from './work/handoff-card.tsx';
export { UnfinishedWork } from './work/unfinished-work.tsx';
