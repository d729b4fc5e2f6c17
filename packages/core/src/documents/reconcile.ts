import { type DocumentKind, isSame } from './document-kind.ts';

interface Versions<Content> {
  /** What both sides began from. */
  readonly base: Content | undefined;
  /** What the agent has written and the backend did not have, if anything. */
  readonly mine: Content | undefined;
  /** Own contents of which nobody knows whether they arrived. */
  readonly attempts: readonly Content[];
  /** What the backend turns out to have. */
  readonly theirs: Content | undefined;
}

/** What is to stand now. `undefined`, where the agent has written something: only the agent can tell. */
export function reconcile<Content>(
  { merge }: Pick<DocumentKind<Content>, 'merge'>,
  { base, mine, attempts, theirs }: Versions<Content>,
): Content | undefined {
  if (mine === undefined || isSame(mine, theirs)) return theirs;
  const isOurs = isSame(theirs, base) || attempts.some((attempt) => isSame(attempt, theirs));
  return isOurs ? mine : merge({ base, mine, theirs });
}
