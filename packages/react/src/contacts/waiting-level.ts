export type WaitingLevel = 'short' | 'long' | 'tooLong';

export interface WaitingLimits {
  /** Seconds. */
  readonly long: number;
  readonly tooLong: number;
}

/** How bad it is that a customer has waited for so many milliseconds. */
export const waitingLevel = (waited: number, { long, tooLong }: WaitingLimits): WaitingLevel =>
  waited >= tooLong * 1000 ? 'tooLong' : waited >= long * 1000 ? 'long' : 'short';
