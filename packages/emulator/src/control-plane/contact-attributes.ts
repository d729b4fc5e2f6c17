const maxBytes = 32_768;

/** What is wrong with the attributes of a contact: keys of letters, digits, - and _; all together at most 32,768 bytes of UTF-8. */
export function attributeProblem(attributes: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(attributes);
  if (!entries.every(([key]) => /^[A-Za-z0-9_-]+$/.test(key))) return 'An attribute key is not valid';
  const bytes = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return bytes > maxBytes ? 'The attributes are too large' : undefined;
}
