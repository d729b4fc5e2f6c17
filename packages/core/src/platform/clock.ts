/** Time as an argument: product code gets the system's clock, tests a clock they move by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs the callback once after `delay` ms; the returned function cancels it. */
  schedule(delay: number, callback: () => void): () => void;
}
