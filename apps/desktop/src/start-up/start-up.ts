import type { SignIn } from '@liaison/browser';
import { type LiaisonError, toLiaisonError, type Unsubscribe } from '@liaison/core';
import type { PublicConfig } from '@liaison/protocol/api';
import type { Desk } from '../desk/create-desk.ts';

/** From an empty page to the desk. Every waiting state has a way on, every failure a way back. */
export type StartUpState =
  | { readonly name: 'loading' }
  | { readonly name: 'unreachable'; readonly error: LiaisonError }
  | { readonly name: 'signedOut'; readonly error?: LiaisonError }
  /** `signInOver`: the sign-in could not be renewed. Chats go on, for they hang on the session in Amazon Connect. */
  | { readonly name: 'ready'; readonly desk: Desk; readonly signInOver: boolean };

export interface StartUpOptions {
  /** Remembers for this tab that an agent is signed in: tokens do not survive a reload. */
  storage: Pick<Storage, 'getItem' | 'removeItem' | 'setItem'>;
  fetchConfig: () => Promise<PublicConfig>;
  createSignIn: (config: PublicConfig) => SignIn;
  createDesk: (config: PublicConfig, signIn: SignIn) => Desk;
}

const signedInKey = 'liaison.signed-in';

/**
 * Reads the settings, completes or offers the sign-in, and creates the desk once. It lives outside React, so that a second
 * rendering cannot repeat a step that may happen only once.
 */
export class StartUp {
  readonly #options: StartUpOptions;
  readonly #listeners = new Set<() => void>();
  #state: StartUpState = { name: 'loading' };
  #signIn: SignIn | undefined;

  constructor(options: StartUpOptions) {
    this.#options = options;
  }

  readonly getState = (): StartUpState => this.#state;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or begins again after a failure. Never rejects. */
  async start(): Promise<void> {
    this.#enter({ name: 'loading' });
    const config = await this.#options.fetchConfig().catch((thrown: unknown) => {
      this.#enter({ name: 'unreachable', error: toLiaisonError(thrown) });
    });
    if (config) await this.#resume(config);
  }

  /** Leaves for the issuer's sign-in page; the browser comes back to this page. */
  async signIn(): Promise<void> {
    try {
      await this.#signIn?.start();
    } catch (thrown) {
      // A running desk keeps its notice, and the agent tries again from there.
      if (this.#state.name !== 'ready') this.#enter({ name: 'signedOut', error: toLiaisonError(thrown) });
    }
  }

  async signOut(): Promise<void> {
    this.#options.storage.removeItem(signedInKey);
    if (this.#state.name === 'ready') await this.#state.desk[Symbol.asyncDispose]();
    this.#enter({ name: 'signedOut' });
    try {
      await this.#signIn?.signOut();
    } catch (thrown) {
      this.#enter({ name: 'signedOut', error: toLiaisonError(thrown) });
    }
  }

  async #resume(config: PublicConfig): Promise<void> {
    const { storage } = this.#options;
    const signIn = this.#options.createSignIn(config);
    this.#signIn = signIn;
    // Taken out before it is used, so that an issuer that refuses cannot send the page round in circles.
    const wasSignedIn = storage.getItem(signedInKey) !== null;
    storage.removeItem(signedInKey);
    try {
      if (!(await signIn.resume())) {
        if (wasSignedIn) await this.signIn();
        else this.#enter({ name: 'signedOut' });
        return;
      }
      storage.setItem(signedInKey, 'true');
      const desk = this.#options.createDesk(config, signIn);
      signIn.onExpired(() => this.#enter({ name: 'ready', desk, signInOver: true }));
      this.#enter({ name: 'ready', desk, signInOver: false });
    } catch (thrown) {
      this.#enter({ name: 'signedOut', error: toLiaisonError(thrown) });
    }
  }

  #enter(state: StartUpState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
