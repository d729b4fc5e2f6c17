/** What the details beside a conversation need, as one piece to load. */
export { ContactPane } from '@liaison/react';
