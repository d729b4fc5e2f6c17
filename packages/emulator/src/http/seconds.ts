/** Milliseconds to seconds since the epoch, as AWS JSON writes timestamps. */
export const seconds = (ms: number): number => ms / 1000;
