const anyOrigin = 'http://emulator.invalid';

/**
 * The path to go to after signing in, when the given value is a path on the emulator itself; otherwise `undefined`.
 * It is judged as a browser reads it: `//host`, `/\host`, `/<tab>/host` and `/.//host` all name another host.
 */
export function returnPath(value: string | undefined): string | undefined {
  if (value === undefined || !value.startsWith('/') || !URL.canParse(value, anyOrigin)) return undefined;
  const url = new URL(value, anyOrigin);
  if (url.origin !== anyOrigin || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search + url.hash;
}
