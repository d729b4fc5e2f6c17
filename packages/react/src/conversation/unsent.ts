import type { ChatMessage } from '@liaison/core';

/** What an own message is while it is not known to have arrived. */
export const unsent: ReadonlySet<ChatMessage['status']> = new Set(['queued', 'sending', 'uncertain', 'failed']);
