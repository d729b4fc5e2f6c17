import type { DocumentPort } from '@liaison/core';
import { apiPath, type CallApi } from './api-call.ts';

/** One kind of document of the API, at the path that `segmentsOf` names for its owner. */
export function createDocuments<Content>(
  call: CallApi,
  segmentsOf: (owner: string) => readonly string[],
): DocumentPort<Content> {
  const pathOf = (owner: string) => apiPath(...segmentsOf(owner));
  return {
    read: (owner) => call({ method: 'GET', path: pathOf(owner) }),
    write: (owner, content, seen) => call({ method: 'PUT', path: pathOf(owner), body: content, seen }),
  };
}
