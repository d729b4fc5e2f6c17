const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const firstLetter = (word: string) => segments.segment(word)[Symbol.iterator]().next().value?.segment ?? '';

/** Up to two first letters of a name, whole graphemes: "Zoë van Dijk" is "ZD". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase() || '?';
}

/** A hue in degrees, always the same for the same text, in 12 steps that are easy to tell apart. */
export function hueOf(seed: string): number {
  let sum = 0;
  for (const unit of seed) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 997;
  return (sum % 12) * 30;
}
