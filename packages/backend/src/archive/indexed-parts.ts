/** Letters that the index of texts has together. */
const size = 3;

/** Share of all texts that the parts may name together: what little is named too much is read and left out. */
const wanted = 1 / 20_000;

interface Part {
  readonly text: string;
  readonly word: number;
  readonly start: number;
  /** Share of the texts that have it, as far as a sample tells. */
  readonly share: number;
}

/**
 * What the index of texts is asked for instead of whole terms: a few parts of three letters, the rarest ones. The index has every three letters of a
 * text. For each that it is asked for it reads a list of all texts that have them, which is long for what many words have, and those that
 * overlap name nearly the same texts. So "delivery" may come to "liv" and "del".
 * @param sample some texts, folded, that tell what is rare.
 */
export function indexedParts(terms: readonly string[], sample: readonly string[]): string[] {
  const chosen: Part[] = [];
  let share = 1;
  for (const part of partsOf(terms, sample)) {
    if (share <= wanted) break;
    if (chosen.some((other) => isBeside(part, other))) continue;
    chosen.push(part);
    share *= part.share;
  }
  return [...new Set(chosen.map(({ text }) => text))];
}

/** Rarest first. */
function partsOf(terms: readonly string[], sample: readonly string[]): Part[] {
  const shareOf = (text: string) => (sample.filter((one) => one.includes(text)).length + 1) / (sample.length + 1);
  const parts = terms
    .flatMap(wordsOf)
    .flatMap((word, index) =>
      partsOfWord(word).map((text, start) => ({ text, word: index, start, share: shareOf(text) })),
    );
  return parts.toSorted((a, b) => a.share - b.share);
}

/** A term of shorter words is one as it is. */
function wordsOf(term: string): string[] {
  const long = term.split(' ').filter((word) => Array.from(word).length >= size);
  return long.length === 0 ? [term] : long;
}

/** Every three letters of a word, by where they begin. */
function partsOfWord(word: string): string[] {
  if (word.includes(' ')) return [word];
  const letters = Array.from(word);
  const places = Math.max(letters.length - size + 1, 1);
  return Array.from({ length: places }, (_, start) => letters.slice(start, start + size).join(''));
}

const isBeside = (part: Part, other: Part) => part.word === other.word && Math.abs(part.start - other.start) < 2;
