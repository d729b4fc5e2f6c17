import { LiaisonError } from '@liaison/core';
import type { PublicConfig } from '@liaison/protocol/api';
import { describe, expect, test, vi } from 'vitest';
import type { Desk } from '../src/desk/create-desk.ts';
import { StartUp, type StartUpOptions } from '../src/start-up/start-up.ts';

const config = { region: 'eu-central-1' } as PublicConfig;
type SignIn = ReturnType<StartUpOptions['createSignIn']>;

function storage(texts: Record<string, string> = {}) {
  const kept = new Map(Object.entries(texts));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A start whose parts do what the test says. */
function setUp(overrides: Partial<StartUpOptions> = {}, signedIn = false) {
  const onExpired: (() => void)[] = [];
  const signIn = {
    resume: vi.fn<SignIn['resume']>(() => Promise.resolve(signedIn)),
    start: vi.fn<SignIn['start']>(() => Promise.resolve()),
    getToken: vi.fn<SignIn['getToken']>(() => Promise.resolve('token')),
    signOut: vi.fn<SignIn['signOut']>(() => Promise.resolve()),
    onExpired: vi.fn<SignIn['onExpired']>((listener) => {
      onExpired.push(listener);
      return () => {};
    }),
  };
  const disposed = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const desk = { services: {}, [Symbol.asyncDispose]: disposed } as unknown as Desk;
  const createDesk = vi.fn<StartUpOptions['createDesk']>(() => desk);
  const options = {
    storage: storage(),
    fetchConfig: () => Promise.resolve(config),
    createSignIn: () => signIn,
    createDesk,
    ...overrides,
  };
  return {
    startUp: new StartUp(options),
    options,
    signIn,
    desk,
    disposed,
    createDesk,
    expire: () => onExpired.forEach((listener) => listener()),
  };
}

describe('starting the desktop', () => {
  test('offers a new start when the server does not answer', async () => {
    const error = new LiaisonError('NetworkError', 'no answer');
    const fetchConfig = vi.fn<() => Promise<PublicConfig>>().mockRejectedValueOnce(error).mockResolvedValue(config);
    const { startUp } = setUp({ fetchConfig });
    await startUp.start();
    expect(startUp.getState()).toEqual({ name: 'unreachable', error });
    await startUp.start();
    expect(startUp.getState().name).toBe('signedOut');
  });

  test('waits for the agent to sign in', async () => {
    const { createDesk, signIn, startUp } = setUp();
    await startUp.start();
    expect(startUp.getState()).toEqual({ name: 'signedOut' });
    expect(createDesk).not.toHaveBeenCalled();
    await startUp.signIn();
    expect(signIn.start).toHaveBeenCalledOnce();
  });

  test('goes straight to the desk on the way back from the sign-in', async () => {
    const { desk, startUp } = setUp({}, true);
    await startUp.start();
    expect(startUp.getState()).toEqual({ name: 'ready', desk, signInOver: false });
  });

  test('after a reload signs in again without a click, but not twice in a row', async () => {
    const tab = storage();
    await setUp({ storage: tab }, true).startUp.start();
    const reloaded = setUp({ storage: tab });
    await reloaded.startUp.start();
    expect(reloaded.signIn.start).toHaveBeenCalledOnce();
    const again = setUp({ storage: tab });
    await again.startUp.start();
    expect(again.signIn.start).not.toHaveBeenCalled();
    expect(again.startUp.getState()).toEqual({ name: 'signedOut' });
  });

  test('says why a sign-in did not work', async () => {
    const { signIn, startUp } = setUp();
    const error = new LiaisonError('NotSignedInError', 'refused');
    signIn.resume.mockRejectedValue(error);
    await startUp.start();
    expect(startUp.getState()).toEqual({ name: 'signedOut', error });
  });
});

test('a sign-in that is over leaves the chats running and offers a new one', async () => {
  const { desk, disposed, expire, startUp } = setUp({}, true);
  await startUp.start();
  expire();
  expect(startUp.getState()).toEqual({ name: 'ready', desk, signInOver: true });
  expect(disposed).not.toHaveBeenCalled();
});

test('signing out closes the desk, and a reload does not sign in again', async () => {
  const tab = storage();
  const { disposed, signIn, startUp } = setUp({ storage: tab }, true);
  await startUp.start();
  await startUp.signOut();
  expect(disposed).toHaveBeenCalledOnce();
  expect(signIn.signOut).toHaveBeenCalledOnce();
  const reloaded = setUp({ storage: tab });
  await reloaded.startUp.start();
  expect(reloaded.signIn.start).not.toHaveBeenCalled();
});
