import type { ListedQuickResponse } from '@liaison/protocol/api';
import { apiPath, type CallApi } from './api-call.ts';

export interface QuickResponsesQuery {
  /** Beginning of a shortcut, or part of a title; everything without it. */
  readonly search?: string;
  /** Leaves out what is meant for other queues. */
  readonly queueId?: string;
  readonly limit?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export interface QuickResponsePage {
  readonly quickResponses: readonly ListedQuickResponse[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface QuickResponsesApi {
  search(query: QuickResponsesQuery, options?: { signal?: AbortSignal }): Promise<QuickResponsePage>;
}

export const createQuickResponses = (call: CallApi): QuickResponsesApi => ({
  search: (query, { signal } = {}) =>
    call({ method: 'GET', path: apiPath('quick-responses'), query: { ...query }, ...(signal ? { signal } : {}) }),
});
