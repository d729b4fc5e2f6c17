/** What stands around the conversation: one piece to load beside the page. */
export { ContactPane, UnfinishedWork } from '@liaison/react';
export { Sheet } from '../ui/sheet.tsx';
