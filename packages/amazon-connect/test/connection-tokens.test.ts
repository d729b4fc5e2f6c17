import { LiaisonError } from '@liaison/core';
import { FakeClock, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { ConnectionTokens } from '../src/participant/connection-tokens.ts';

const minute = 60_000;
const { signal } = new AbortController();

function setUp(life: number) {
  const clock = new FakeClock();
  const state = { fetches: 0, failing: false };
  const tokens = new ConnectionTokens({
    clock,
    fetch: () => {
      state.fetches += 1;
      if (state.failing) return Promise.reject(new LiaisonError('ServiceError', 'no'));
      return Promise.resolve({ token: `T${state.fetches}`, expiry: clock.now() + life });
    },
  });
  return { clock, get: () => tokens.get({ signal }), state, tokens };
}

describe('ConnectionTokens', () => {
  it('fetches once and keeps the token until five minutes before its end', async () => {
    const { clock, get, state } = setUp(60 * minute);
    expect(await get()).toBe('T1');
    await clock.advance(55 * minute - 1);
    expect(await get()).toBe('T1');
    await clock.advance(1);
    expect(await get()).toBe('T2');
    expect(state.fetches).toBe(2);
  });

  it('asks once for many callers', async () => {
    const { get, state } = setUp(60 * minute);
    expect(await Promise.all([get(), get(), get()])).toEqual(['T1', 'T1', 'T1']);
    expect(state.fetches).toBe(1);
  });

  it('keeps the old token while renewal fails, and tries again soon instead of in twelve hours', async () => {
    const { clock, get, state } = setUp(60 * minute);
    await get();
    await clock.advance(56 * minute);
    state.failing = true;
    expect(await get()).toBe('T1');
    state.failing = false;
    await clock.advance(1_000);
    expect(await get()).toBe('T3');
  });

  it.each([
    ['a token that lives five seconds', 5_000],
    ['a clock that is a day ahead', -24 * 60 * minute],
  ])('never loops: %s', async (_name, life) => {
    const { clock, get, state } = setUp(life);
    for (let second = 0; second < 60; second += 1) {
      for (let call = 0; call < 20; call += 1) await get();
      await clock.advance(1_000);
    }
    expect(state.fetches).toBeLessThanOrEqual(3);
  });

  it('spaces failed tries from one second to one minute', async () => {
    const { clock, get, state } = setUp(60 * minute);
    state.failing = true;
    for (let second = 0; second < 600; second += 1) {
      await get().catch(() => {});
      await clock.advance(1_000);
    }
    expect(state.fetches).toBeLessThanOrEqual(16);
    expect(state.fetches).toBeGreaterThan(10);
    await expect(get()).rejects.toMatchObject({ name: 'ServiceError' });
  });

  it('fetches another one for a token that was refused, but not for one that is no longer held', async () => {
    const { clock, get, state, tokens } = setUp(60 * minute);
    await get();
    await clock.advance(1_000);
    tokens.refuse('T1');
    expect(await get()).toBe('T2');
    tokens.refuse('T1');
    expect(await get()).toBe('T2');
    expect(state.fetches).toBe(2);
    await settle();
  });
});
