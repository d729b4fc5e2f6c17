import { FakeClock, MemoryLogger } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { createSignIn } from '../src/sign-in/create-sign-in.ts';
import { FakePage } from './fake-page.ts';
import { IssuerStub } from './issuer-stub.ts';

function setUp(change: (issuer: IssuerStub) => void = () => {}) {
  const issuer = new IssuerStub();
  change(issuer);
  const page = new FakePage();
  const clock = new FakeClock();
  const logger = new MemoryLogger();
  /** How long the machine slept: time went on and no timer fired. */
  const sleep = { ms: 0 };
  const expiries = { count: 0 };
  const open = () =>
    createSignIn({
      issuer: issuer.issuer,
      clientId: 'desktop',
      scope: 'openid profile',
      redirectUri: page.redirectUri,
      clock: {
        now: () => clock.now() + sleep.ms,
        schedule: (delay, callback) => clock.schedule(delay, callback),
      },
      logger,
      fetch: issuer.fetch,
      window: page.window,
    });
  /** Leaves the page, signs in at the issuer and comes back to a new page load. */
  const signIn = async () => {
    await open().start();
    page.href = `${page.redirectUri}?${issuer.authorize(page.left.at(-1) ?? '').toString()}`;
    const session = open();
    await session.resume();
    session.onExpired(() => {
      expiries.count += 1;
    });
    return session;
  };
  return { clock, expiries, issuer, logger, open, page, signIn, sleep };
}

describe('sign-in', () => {
  it('leaves for the issuer with PKCE, state and nonce', async () => {
    const { open, page } = setUp();
    await open().start();
    const asked = new URL(page.left[0] ?? '');
    expect(asked.origin + asked.pathname).toBe('https://issuer.example/oidc/authorize');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'desktop',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: page.redirectUri,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)).toMatch(/^[\w-]{20,}$/);
  });

  it('comes back with a token and to where the agent was, without the code in the address', async () => {
    const { page, signIn } = setUp();
    const session = await signIn();
    expect(await session.getToken()).toBe('access-1');
    expect(page.href).toBe('https://desktop.example/chats/7?view=all#top');
  });

  it('keeps no token outside memory', async () => {
    const { page, signIn } = setUp();
    await signIn();
    expect([...page.stored]).toEqual([]);
  });

  it('says that nobody is signed in on an ordinary page load', async () => {
    const session = setUp().open();
    expect(await session.resume()).toBe(false);
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NotSignedInError' });
  });

  it("refuses an answer with somebody else's state", async () => {
    const { issuer, open, page } = setUp();
    await open().start();
    const answer = issuer.authorize(page.left[0] ?? '');
    answer.set('state', 'forged');
    page.href = `${page.redirectUri}?${answer.toString()}`;
    const session = open();
    await expect(session.resume()).rejects.toMatchObject({ name: 'ServiceError' });
    expect(issuer.requests).toEqual([]);
  });

  it("passes the issuer's refusal on as NotSignedInError", async () => {
    const { issuer, open, page } = setUp();
    await open().start();
    const state = new URL(page.left[0] ?? '').searchParams.get('state') ?? '';
    page.href = `${page.redirectUri}?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer.issuer)}`;
    await expect(open().resume()).rejects.toMatchObject({ name: 'NotSignedInError' });
  });

  it('tries discovery again after the issuer was down', async () => {
    const { issuer, open, page } = setUp();
    const session = open();
    issuer.down = true;
    await expect(session.start()).rejects.toMatchObject({ name: 'NetworkError' });
    issuer.down = false;
    await session.start();
    expect(page.left).toHaveLength(1);
  });

  it('signs out at the issuer and forgets the token', async () => {
    const { page, signIn } = setUp();
    const session = await signIn();
    await session.signOut();
    const address = new URL(page.left.at(-1) ?? '');
    expect(address.pathname).toBe('/oidc/logout');
    expect(address.searchParams.get('id_token_hint')).toContain('.');
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(page.redirectUri);
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NotSignedInError' });
  });
});

describe('renewal', () => {
  const minute = 60_000;

  it('uses the refresh token two minutes before expiry, and the new one after that', async () => {
    const { clock, issuer, signIn } = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await signIn();
    await clock.advance(58 * minute);
    await expect.poll(() => session.getToken()).toBe('access-2');
    await clock.advance(58 * minute);
    await expect.poll(() => session.getToken()).toBe('access-3');
    expect(issuer.requests.map((form) => form.get('refresh_token'))).toEqual([null, 'refresh-1', 'refresh-2']);
  });

  it('asks in a hidden frame, without prompting, when there is no refresh token', async () => {
    const { clock, issuer, page, signIn } = setUp();
    const session = await signIn();
    await clock.advance(58 * minute);
    await expect.poll(() => page.frames).toHaveLength(1);
    const frame = page.frames[0]!;
    expect(new URL(frame.src).searchParams.get('prompt')).toBe('none');
    expect(frame.hidden).toBe(true);
    frame.comeBack(`${page.redirectUri}?${issuer.authorize(frame.src).toString()}`);
    await expect.poll(() => session.getToken()).toBe('access-2');
    expect(frame.removed).toBe(true);
  });

  it('keeps the token while renewal fails, and tells once when it is over', async () => {
    const { clock, issuer, logger, signIn } = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await signIn();
    let expired = 0;
    session.onExpired(() => {
      expired += 1;
    });
    issuer.down = true;
    await clock.advance(60 * minute - 1);
    expect(await session.getToken()).toBe('access-1');
    expect(expired).toBe(0);
    await clock.advance(minute);
    expect(expired).toBe(1);
    expect(logger.lines).toHaveLength(7);
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NotSignedInError' });
  });

  it('renews once for many callers after the machine slept past the expiry', async () => {
    const { issuer, signIn, sleep } = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await signIn();
    sleep.ms = 8 * 60 * minute;
    expect(await Promise.all([session.getToken(), session.getToken(), session.getToken()])).toEqual(
      Array(3).fill('access-2'),
    );
    expect(issuer.requests).toHaveLength(2);
  });

  it('waits for a network that comes back a moment after the machine slept past the expiry', async () => {
    const { clock, expiries, issuer, signIn, sleep } = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await signIn();
    sleep.ms = 8 * 60 * minute;
    issuer.down = true;
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NetworkError' });
    issuer.down = false;
    await clock.advance(20_000);
    await expect.poll(() => issuer.requests).toHaveLength(2);
    expect(await session.getToken()).toBe('access-2');
    expect(expiries.count).toBe(0);
  });

  it('takes a network that is not there yet for no answer of the issuer’s, also where it asks in a frame', async () => {
    const { clock, expiries, issuer, page, signIn, sleep } = setUp();
    const session = await signIn();
    sleep.ms = 8 * 60 * minute;
    issuer.down = true;
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NetworkError' });
    expect(page.frames).toHaveLength(0);
    issuer.down = false;
    await clock.advance(20_000);
    await expect.poll(() => page.frames).toHaveLength(1);
    expect(expiries.count).toBe(0);
  });

  it('asks again when the machine slept while a frame was asking', async () => {
    const { clock, expiries, issuer, page, signIn, sleep } = setUp();
    const session = await signIn();
    await clock.advance(58 * minute);
    await expect.poll(() => page.frames).toHaveLength(1);
    sleep.ms = 8 * 60 * minute;
    await clock.advance(10_000);
    expect(page.frames[0]?.removed).toBe(true);
    expect(expiries.count).toBe(0);
    await clock.advance(20_000);
    await expect.poll(() => page.frames).toHaveLength(2);
    const frame = page.frames[1]!;
    frame.comeBack(`${page.redirectUri}?${issuer.authorize(frame.src).toString()}`);
    await expect.poll(() => session.getToken()).toBe('access-2');
  });

  it('is over at once when the issuer says so after the expiry, and after two minutes without it', async () => {
    const refused = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await refused.signIn();
    refused.sleep.ms = 8 * 60 * minute;
    refused.issuer.refreshTokens = false;
    await expect(session.getToken()).rejects.toMatchObject({ name: 'NotSignedInError' });
    expect(refused.expiries.count).toBe(1);

    const alone = setUp();
    const other = await alone.signIn();
    alone.sleep.ms = 8 * 60 * minute;
    alone.issuer.down = true;
    await expect(other.getToken()).rejects.toMatchObject({ name: 'NetworkError' });
    await alone.clock.advance(2 * minute);
    await expect.poll(() => alone.expiries.count).toBe(1);
    await expect(other.getToken()).rejects.toMatchObject({ name: 'NotSignedInError' });
  });

  it('does not wait for ever for an issuer that does not answer', async () => {
    const { clock, issuer, signIn, sleep } = setUp((stub) => {
      stub.refreshTokens = true;
    });
    const session = await signIn();
    sleep.ms = 8 * 60 * minute;
    issuer.silent = true;
    const token = session.getToken().catch((error: unknown) => error);
    await expect.poll(() => issuer.waiting).toBe(1);
    await clock.advance(15_000);
    expect(await token).toMatchObject({ name: 'NetworkError' });
    issuer.silent = false;
    expect(await session.getToken()).toBe('access-2');
  });

  it('gives up on a frame that shows the login', async () => {
    const { clock, page, logger, signIn } = setUp();
    const session = await signIn();
    await clock.advance(58 * minute);
    await expect.poll(() => page.frames).toHaveLength(1);
    const frame = page.frames[0]!;
    frame.staysAway();
    await expect.poll(() => logger.lines).toHaveLength(1);
    expect(logger.lines[0]?.fields).toMatchObject({ reason: 'NotSignedInError' });
    expect(frame.removed).toBe(true);
    expect(await session.getToken()).toBe('access-1');
  });
});
