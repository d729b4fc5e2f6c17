import { findLinks } from './find-links.ts';
import { SafeLink } from './safe-link.tsx';

/** Plain text whose addresses can be clicked. Everything else is text, whatever it looks like. */
export function LinkedText({ text }: { text: string }) {
  return findLinks(text).map((piece) =>
    piece.address ? (
      <SafeLink key={piece.start} address={piece.address}>
        {piece.text}
      </SafeLink>
    ) : (
      piece.text
    ),
  );
}
