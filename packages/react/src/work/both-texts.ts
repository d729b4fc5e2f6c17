/** Two versions of a text, one after the other; what both say once only. */
export function bothTexts(theirs: string, mine: string): string {
  if (mine.includes(theirs.trim())) return mine;
  if (theirs.includes(mine.trim())) return theirs;
  return `${theirs.trimEnd()}\n\n${mine.trimStart()}`;
}
