/** Waiting that ends early when the browser is online again or the person asks for it. */
export interface Wait {
  (milliseconds: number): Promise<void>;
  /** Ends all waiting under way. */
  readonly cutShort: () => void;
}

export function createWait(timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>): Wait {
  const waiting = new Set<() => void>();
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        timers.clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = timers.setTimeout(done, milliseconds);
      waiting.add(done);
    });
  return Object.assign(wait, { cutShort: () => waiting.forEach((done) => done()) });
}
