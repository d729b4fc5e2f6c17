/** What the tab of earlier contacts needs, as one piece to load. */
export { EarlierContacts } from '@liaison/react';
export { ConversationDialog } from './conversation-dialog.tsx';
