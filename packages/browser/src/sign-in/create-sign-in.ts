import { LiaisonError, type Clock, type Logger, type Unsubscribe } from '@liaison/core';
import { Issuer, type PendingSignIn, type Tokens } from './issuer.ts';
import { askSilently } from './silent-frame.ts';

export interface SignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** Registered at the issuer; the page that calls `resume`. */
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fetch: typeof fetch;
  readonly window: Window;
}

/** The agent's sign-in. Tokens stay in memory; only what a redirect must remember is in the tab's session storage. */
export interface SignIn {
  /** Completes the sign-in that this page load returns from, if it does. Answers whether an agent is signed in. */
  resume(): Promise<boolean>;
  /** Leaves the page for the issuer. */
  start(): Promise<void>;
  /** A token that is good now. @throws LiaisonError NotSignedInError, or why it could not be renewed as long as that is tried. */
  getToken(): Promise<string>;
  /** Forgets the tokens and leaves the page for the issuer's sign-out. */
  signOut(): Promise<void>;
  /** Told when the sign-in could not be renewed and its token is over: the agent has to sign in again. */
  onExpired(listener: () => void): Unsubscribe;
}

const PENDING_KEY = 'liaison-sign-in';
/**
 * Milliseconds before expiry at which renewal begins, and between its tries. As long as the former it is tried where the token is over by
 * then: after the machine has slept the network comes a moment later.
 */
const RENEWAL_MARGIN = 2 * 60_000;
const RETRY_PAUSE = 20_000;
/** Of a token whose issuer does not say how long it lives. */
const ASSUMED_LIFE = 5 * 60_000;

interface Held {
  readonly tokens: Tokens;
  readonly expiresAt: number;
}

/** Renewals that failed in a row: since when (epoch ms), and why the last did. */
interface Failing {
  readonly since: number;
  readonly error: unknown;
}

/**
 * OpenID Connect with authorization code and PKCE. Renewal before expiry is by refresh token where the issuer gives one, otherwise by a
 * hidden frame with `prompt=none`: a redirect is no choice in a desktop with open chats.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { clock, logger, redirectUri, window } = options;
  const issuer = new Issuer(options);
  const listeners = new Set<() => void>();
  let held: Held | undefined;
  let failing: Failing | undefined;
  let cancelRenewal: (() => void) | undefined;
  let renewing: Promise<void> | undefined;

  const hold = (tokens: Tokens): void => {
    const life = tokens.expiresIn === undefined ? ASSUMED_LIFE : tokens.expiresIn * 1000;
    held = { tokens, expiresAt: clock.now() + life };
    failing = undefined;
    renewAfter(Math.max(life - RENEWAL_MARGIN, life / 2));
  };
  const renewAfter = (pause: number): void => {
    cancelRenewal?.();
    cancelRenewal = clock.schedule(pause, () => void renew());
  };
  const renew = (): Promise<void> => {
    renewing ??= renewOnce().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const renewOnce = async (): Promise<void> => {
    const before = held;
    if (!before) return;
    try {
      const tokens = await renewed(before.tokens);
      if (held === before) hold(tokens);
    } catch (error) {
      if (held === before) renewalFailed(before, error);
    }
  };
  const renewed = async ({ refreshToken }: Tokens): Promise<Tokens> => {
    if (refreshToken !== undefined) return issuer.refresh(refreshToken);
    const { address, pending } = await issuer.begin({ redirectUri, returnTo: '', silent: true });
    return issuer.redeem(await askSilently(address, redirectUri, { clock, document: window.document }), pending);
  };
  const renewalFailed = (before: Held, error: unknown): void => {
    const left = before.expiresAt - clock.now();
    logger.warn('The sign-in could not be renewed', {
      left,
      reason: error instanceof LiaisonError ? error.name : 'unknown',
    });
    failing = { since: failing?.since ?? clock.now(), error };
    if (left > 0 || (!isRefusal(error) && clock.now() - failing.since < RENEWAL_MARGIN)) {
      renewAfter(left > 0 ? Math.min(RETRY_PAUSE, left) : RETRY_PAUSE);
      return;
    }
    held = undefined;
    for (const listener of listeners) listener();
  };

  return {
    async resume() {
      const pending = takePending(window.sessionStorage);
      const address = new URL(window.location.href);
      const isAnswer = address.searchParams.has('state') && address.href.startsWith(redirectUri);
      if (!pending || !isAnswer) return held !== undefined;
      // The code is used up whatever comes of it: a reload must not send it again.
      window.history.replaceState(null, '', pending.returnTo);
      hold(await issuer.redeem(address.searchParams, pending));
      return true;
    },

    async start() {
      const { hash, pathname, search } = window.location;
      const { address, pending } = await issuer.begin({
        redirectUri,
        returnTo: pathname + search + hash,
        silent: false,
      });
      window.sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending));
      window.location.assign(address);
    },

    async getToken() {
      if (held && clock.now() < held.expiresAt) return held.tokens.accessToken;
      if (held) await renew();
      if (held && clock.now() < held.expiresAt) return held.tokens.accessToken;
      throw (held && failing?.error) ?? new LiaisonError('NotSignedInError', 'Nobody is signed in');
    },

    async signOut() {
      const idToken = held?.tokens.idToken;
      held = undefined;
      cancelRenewal?.();
      const address = await issuer.signOutAddress({ idToken, returnTo: redirectUri });
      window.location.assign(address ?? redirectUri);
    },

    onExpired(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The issuer's word, which no other try will change. */
const isRefusal = (error: unknown): boolean => !(error instanceof LiaisonError) || error.name === 'NotSignedInError';

function takePending(storage: Storage): PendingSignIn | undefined {
  const text = storage.getItem(PENDING_KEY);
  storage.removeItem(PENDING_KEY);
  return text === null ? undefined : (JSON.parse(text) as PendingSignIn);
}
