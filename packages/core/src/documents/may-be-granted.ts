import type { LiaisonError } from '../platform/errors.ts';

/** How often something that was denied is asked for again. */
const DENIALS = 3;

/**
 * Whether to ask once more for what belongs to a contact. The server learns who has accepted a contact a moment after the page does: what
 * it denies at first it may grant then.
 */
export const mayBeGranted = ({ name, retryable }: LiaisonError, failures: number): boolean =>
  retryable || (name === 'AccessDeniedError' && failures <= DENIALS);
