export type Unsubscribe = () => void;

/**
 * Typed events with unsubscribe. `Events` maps event names to payloads. A subscriber that throws stops nobody: the error goes to
 * `onError` (the error channel of whoever owns the emitter).
 */
export class Emitter<Events extends Record<string, unknown>> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): Unsubscribe {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    // A copy: whoever subscribes while this event is told hears the next one.
    const listeners = Array.from(this.#listeners.get(name) ?? []);
    for (const listener of listeners) {
      try {
        (listener as (payload: Events[Name]) => void)(payload);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
