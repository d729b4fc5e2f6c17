/** How fast a customer is. Times are milliseconds. */
export interface Pace {
  /** Time to write a text. */
  typing(text: string): number;
  /** Time to read and think before doing anything about an answer. */
  thinking(): number;
}

const within = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, value));

/** A person's pace; `below` is the source of chance, so the same seed keeps the same time. */
export const personPace = (below: (limit: number) => number): Pace => ({
  typing: (text) => within(600, 8_000, text.length * (45 + below(40))),
  thinking: () => 800 + below(1_700),
});
