const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address when a click on it may leave the page, `undefined` for every other scheme and for what is no absolute address. */
export function allowedHref(address: string): string | undefined {
  // Browsers drop tabs and line breaks inside a scheme; an address that has any is not a link that somebody typed.
  if (/[\p{Cc}\p{Cf}]/u.test(address)) return undefined;
  const url = URL.parse(address);
  return url && schemes.has(url.protocol) ? url.href : undefined;
}
