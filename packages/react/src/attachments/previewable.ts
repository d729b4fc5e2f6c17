/** Pictures that browsers draw without running anything in them; SVG is none of these. */
const types = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
]);

/** The type under which a file may be drawn, by the ending of its name; what its sender calls it decides nothing. */
export const previewType = (name: string): string | undefined => types.get(name.split('.').at(-1)?.toLowerCase() ?? '');
