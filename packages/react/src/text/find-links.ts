import { LinkifyIt } from 'linkify-it';

/** Bare domains are left alone: in a chat "readme.md" is more often a file than a site. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  .add('ftp:', null)
  .add('//', null)
  .add('tel:', { validate: (text, position) => /^\+?[\d().-]{3,24}/u.exec(text.slice(position))?.[0].length ?? 0 });

export interface TextPiece {
  /** Where the piece begins in the text: its key. */
  readonly start: number;
  readonly text: string;
  /** Set for a link; still untrusted. */
  readonly address?: string;
}

/** Cuts plain text into words and links. Only addresses with a scheme, and e-mail addresses, count as links. */
export function findLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of linkify.match(text) ?? []) {
    if (match.index > end) pieces.push({ start: end, text: text.slice(end, match.index) });
    pieces.push({ start: match.index, text: match.raw, address: match.url });
    end = match.lastIndex;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end) });
  return pieces;
}
