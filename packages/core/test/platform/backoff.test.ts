import { describe, expect, it } from 'vitest';
import { backoff } from '../../src/index.ts';
import { pause, withDeadline } from '../../src/platform/deadline.ts';
import { FakeClock, settle } from '../../src/testing/index.ts';

const never = (): Promise<never> => Promise.withResolvers<never>().promise;

const waits = (random: number): number[] =>
  [1, 2, 3, 4, 50].map((failures) => backoff(failures, { first: 1_000, longest: 5_000, random: () => random }));

const caught = (thrown: unknown): unknown => thrown;

describe('waiting', () => {
  it('doubles up to the longest wait and spreads over the upper half', () => {
    expect(waits(0)).toEqual([500, 1_000, 2_000, 2_500, 2_500]);
    expect(waits(1)).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('rejects a step at its limit, aborts it, and leaves no timer', async () => {
    const clock = new FakeClock();
    let given: AbortSignal | undefined;
    const options = { clock, limit: 5_000, step: 'Something', signal: new AbortController().signal };
    const step = withDeadline(options, (signal) => {
      given = signal;
      return never();
    }).catch(caught);
    await clock.advance(5_000);
    expect(await step).toMatchObject({ name: 'TimeoutError', message: 'Something took longer than 5 s' });
    expect([given?.aborted, clock.waiting]).toEqual([true, 0]);
  });

  it('gives up a step when its signal aborts, also before it began', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const options = { clock, limit: 5_000, step: 'Something', signal: controller.signal };
    const step = withDeadline(options, never).catch(caught);
    controller.abort();
    expect(await step).toMatchObject({ name: 'NetworkError' });
    await expect(withDeadline(options, never)).rejects.toMatchObject({ name: 'NetworkError' });
    expect(clock.waiting).toBe(0);
  });

  it('ends a pause at its time or at the abort', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const ends: string[] = [];
    void pause(clock, 100, controller.signal).then(() => ends.push('time'));
    void pause(clock, 10_000, controller.signal).then(() => ends.push('abort'));
    await clock.advance(100);
    controller.abort();
    await settle();
    expect(ends).toEqual(['time', 'abort']);
    expect(clock.waiting).toBe(0);
  });
});
