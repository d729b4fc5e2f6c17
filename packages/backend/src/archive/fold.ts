/**
 * Text as it is searched: without case, width and punctuation, words with one blank between them, a blank at either end. So
 * "Ｏrder AB-4711!" becomes " order ab 4711 ". What is stored and what is searched for are folded alike, in here and nowhere else, so that
 * no database's idea of letters decides what is found; and no character is left that has a meaning in a pattern.
 */
export const fold = (text: string): string => foldWithPlaces(text).folded;

export interface FoldedText {
  readonly folded: string;
  /** For each code unit of the folded text, and for its end: where in the text it comes from. */
  readonly places: readonly number[];
}

/** A character with what is written over or under it. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu;
const separators = /[\p{P}\p{Z}\p{C}]/gu;

/** Upper and then lower: ß and ss are the same then, and so are the two small sigmas. */
const foldCluster = (cluster: string) =>
  cluster.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll(separators, ' ');

export function foldWithPlaces(text: string): FoldedText {
  let folded = ' ';
  const places = [0];
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    for (const unit of foldCluster(cluster)) {
      if (unit === ' ' && folded.endsWith(' ')) continue;
      folded += unit;
      for (let at = 0; at < unit.length; at += 1) places.push(index);
    }
  }
  if (!folded.endsWith(' ')) {
    folded += ' ';
    places.push(text.length);
  }
  places.push(text.length);
  return { folded, places };
}
