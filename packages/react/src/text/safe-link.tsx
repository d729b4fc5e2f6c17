import type { ReactNode } from 'react';
import { allowedHref } from './allowed-href.ts';
import styles from './safe-link.module.css';

export interface SafeLinkProps {
  /** Untrusted address. */
  address: string;
  children: ReactNode;
}

/** A link out of the page in its own tab, or only its text when the address is not one we open. The title shows where it leads. */
export function SafeLink({ address, children }: SafeLinkProps) {
  const href = allowedHref(address);
  if (!href) return children;
  return (
    <a className={styles.link} href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
