import { toLiaisonError, type AgentObserver, type LiaisonError, type Unsubscribe } from '@liaison/core';

/** Everybody who observes the agent's session. One that throws stops nobody: its error goes to `onError`. */
export class AgentObservers {
  readonly #observers = new Set<AgentObserver>();
  readonly #onError: (error: LiaisonError) => void;

  constructor(onError: (error: LiaisonError) => void) {
    this.#onError = onError;
  }

  add(observer: AgentObserver): Unsubscribe {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  tell(call: (observer: AgentObserver) => void): void {
    for (const observer of this.#observers) this.guard(() => call(observer));
  }

  guard(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#onError(toLiaisonError(error));
    }
  }
}
