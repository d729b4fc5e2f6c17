/**
 * Text as it is searched: without case, width and punctuation, words with one blank between them, a blank at either end. So
 * "Ｏrder AB-4711!" becomes " order ab 4711 ". What is stored and what is searched for are folded alike, in here and nowhere else, so that
 * no database's idea of letters decides what is found; and no character is left that has a meaning in a pattern.
 */
export function fold(text: string): string {
  const letters = isAscii.test(text) ? text : text.replaceAll(foreignClusters, foldCluster);
  return ` ${letters.toLowerCase().replaceAll(asciiSeparators, ' ').trim()} `.replace(/^ +$/, ' ');
}

export interface FoldedText {
  readonly folded: string;
  /** For each code unit of the folded text, and for its end: where in the text it comes from. */
  readonly places: readonly number[];
}

/** A character with what is written over or under it. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu;
const separators = /[\p{P}\p{Z}\p{C}]/gu;
// oxlint-disable-next-line no-control-regex -- all of ASCII
const isAscii = /^[\u0000-\u007F]*$/;
// oxlint-disable-next-line no-control-regex -- all of ASCII
const foreignClusters = /[^\u0000-\u007F]\p{M}*|[\u0000-\u007F]\p{M}+/gu;
/** The separators of ASCII, and what `foldCluster` makes of others. */
const asciiSeparators = /[^a-z0-9$+<=>^`|~\u0080-\u{10FFFF}]+/gu;

/** Upper and then lower: ß and ss are the same then, and so are the two small sigmas. */
const foldCluster = (cluster: string) =>
  cluster.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll(separators, ' ');

/** What becomes of each character of ASCII alone, of which most texts are. */
const foldedAscii = Array.from({ length: 128 }, (_, code) => foldCluster(String.fromCharCode(code)));

const foldAny = (cluster: string) =>
  (cluster.length === 1 ? foldedAscii[cluster.charCodeAt(0)] : undefined) ?? foldCluster(cluster);

/** The same as `fold`, with where everything comes from. */
export function foldWithPlaces(text: string): FoldedText {
  const units = [' '];
  const places = [0];
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    for (const unit of foldAny(cluster)) {
      if (unit === ' ' && units.at(-1) === ' ') continue;
      units.push(unit);
      for (let at = 0; at < unit.length; at += 1) places.push(index);
    }
  }
  if (units.at(-1) !== ' ') {
    units.push(' ');
    places.push(text.length);
  }
  places.push(text.length);
  return { folded: units.join(''), places };
}
