import * as fc from 'fast-check';
import type { Fate, Fault } from './model-server.ts';

/** What can happen to a chat, one step at a time. Times in ms. */
export type Step =
  | { readonly op: 'wait'; readonly ms: number }
  | { readonly op: 'send'; readonly text: string }
  | { readonly op: 'customer' | 'otherTab'; readonly fate: Fate }
  | { readonly op: 'socket'; readonly socket: 'up' | 'deaf' | 'down' }
  | { readonly op: 'break' | 'reload' | 'older' | 'resume' | 'end' }
  /** The agent sends again what was refused. */
  | { readonly op: 'retry' }
  /** Credentials are refused, until a new channel brings others, or for good until the agent tries again. */
  | { readonly op: 'deny'; readonly until: 'renewed' | 'healed' }
  | { readonly op: 'sendFault' | 'pageFault'; readonly fault: Fault }
  | { readonly op: 'echo'; readonly fate: Fate }
  | { readonly op: 'pageSize'; readonly size: number };

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([10]) },
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 2 }) },
);

const delay = fc.constantFrom(0, 30, 2_000, 20_000);
const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      error: fc.constantFrom('NetworkError', 'TimeoutError', 'ThrottledError', 'ServiceError'),
      committed: fc.boolean(),
      delay,
    }),
  },
  { weight: 1, arbitrary: fc.record({ error: fc.constant('RejectedError'), committed: fc.constant(false), delay }) },
);

const op = <const Name extends string>(...names: Name[]): fc.Arbitrary<Name> => fc.constantFrom(...names);

/** Texts repeat on purpose: an echo must be told from an equal message that was there before. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { withCrossShrink: true },
  { weight: 8, arbitrary: fc.record({ op: op('wait'), ms: fc.constantFrom(1, 15, 40, 600, 5_000, 40_000) }) },
  { weight: 6, arbitrary: fc.record({ op: op('send'), text: fc.constantFrom('ok', 'yes', 'hello') }) },
  { weight: 8, arbitrary: fc.record({ op: op('customer'), fate }) },
  { weight: 1, arbitrary: fc.record({ op: op('otherTab'), fate }) },
  { weight: 3, arbitrary: fc.record({ op: op('socket'), socket: fc.constantFrom('up', 'deaf', 'down') }) },
  { weight: 1, arbitrary: fc.record({ op: op('break', 'reload', 'older', 'resume') }) },
  { weight: 1, arbitrary: fc.record({ op: op('retry') }) },
  { weight: 3, arbitrary: fc.record({ op: op('sendFault', 'pageFault'), fault }) },
  { weight: 2, arbitrary: fc.record({ op: op('echo'), fate }) },
  { weight: 1, arbitrary: fc.record({ op: op('deny'), until: fc.constantFrom('renewed', 'healed') }) },
  { weight: 1, arbitrary: fc.record({ op: op('pageSize'), size: fc.constantFrom(1, 3, 7, 100) }) },
);

/**
 * A script of exactly `length` steps; it shrinks towards waits of one millisecond, which stand for nothing. One chat in four ends on the
 * way.
 */
export const script = (length: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      fc.array(step, { minLength: length, maxLength: length, size: 'max' }),
      fc.option(fc.integer({ min: 1, max: length - 1 }), { freq: 3, nil: undefined }),
    )
    .map(([steps, end]) => (end === undefined ? steps : steps.with(end, { op: 'end' })));

/** A failing script as a test can pin it: without the steps that shrank to nothing. */
export const essence = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((candidate) => candidate.op !== 'wait' || candidate.ms > 1);
