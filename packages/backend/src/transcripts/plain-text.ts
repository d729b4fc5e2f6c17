/**
 * Text that every database takes: the character U+0000 and halves of surrogate pairs, which UTF-8 has no bytes for, become U+FFFD.
 * All else, markup and control characters included, is kept as it came.
 */
export const plainText = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');

/** The same for every text inside a JSON value, names of members included. */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [plainText(name), plainJson(member)]));
}
