/** A header value of the service is at most this long. */
const longest = 256;

/**
 * What a file is stored and served with: its type, and a disposition that makes every browser save it under its name
 * instead of showing it. A name that would not fit is left out, a type that no header can carry is replaced.
 */
export function fileHeaders({ name, contentType }: { readonly name: string; readonly contentType: string }) {
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, percentEncoded);
  const disposition = `attachment; filename*=UTF-8''${encoded}`;
  return {
    'Content-Type': /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(contentType)
      ? contentType
      : 'application/octet-stream',
    'Content-Disposition': disposition.length <= longest ? disposition : 'attachment',
  };
}

const percentEncoded = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
