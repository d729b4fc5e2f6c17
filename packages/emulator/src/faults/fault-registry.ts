import type { Clock } from '../world/clock.ts';
import type { Ids } from '../world/ids.ts';
import type { FaultEffect, FaultInput, FaultRule, FaultTarget } from './fault.ts';

interface Entry {
  readonly id: string;
  readonly input: FaultInput;
  remaining: number;
  readonly removed: Promise<void>;
  readonly remove: () => void;
}

export interface StruckFault<Effect extends FaultEffect> {
  readonly effect: Effect;
  /** Resolves when the rule is taken away. */
  readonly removed: Promise<void>;
}

/** All faults asked for. Each surface consults it in one place; a rule that is used up stays listed until it is removed. */
export class FaultRegistry {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(options: { clock: Clock; ids: Ids }) {
    this.#clock = options.clock;
    this.#ids = options.ids;
  }

  add(input: FaultInput): FaultRule {
    const { promise: removed, resolve: remove } = Promise.withResolvers<void>();
    const entry: Entry = {
      id: this.#ids.uuid(),
      input,
      remaining: input.times ?? Number.POSITIVE_INFINITY,
      removed,
      remove,
    };
    this.#entries.set(entry.id, entry);
    if (input.forMs !== undefined) this.#clock.setTimer(input.forMs, () => this.remove(entry.id));
    return describe(entry);
  }

  /** Ends a fault and lets go what it holds; answers whether there was one. */
  remove(id: string): boolean {
    this.#entries.get(id)?.remove();
    return this.#entries.delete(id);
  }

  clear(): void {
    for (const id of this.#entries.keys()) this.remove(id);
  }

  list(): FaultRule[] {
    return [...this.#entries.values()].map(describe);
  }

  /** Strikes: every fault of these kinds that matches the target, in the order they were added, is used once. */
  strike<Kind extends FaultEffect['kind']>(
    kinds: readonly Kind[],
    target: FaultTarget,
  ): StruckFault<Extract<FaultEffect, { kind: Kind }>>[] {
    const struck = [...this.#entries.values()].filter(
      ({ input, remaining }) =>
        remaining > 0 && (kinds as readonly string[]).includes(input.effect.kind) && matches(input.on ?? {}, target),
    );
    for (const entry of struck) entry.remaining -= 1;
    return struck.map(({ input, removed }) => ({
      effect: input.effect as Extract<FaultEffect, { kind: Kind }>,
      removed,
    }));
  }
}

const matches = (on: Partial<FaultTarget>, target: FaultTarget): boolean =>
  (on.operation === undefined || on.operation === target.operation) &&
  (on.agent === undefined || on.agent === target.agent) &&
  (on.contactId === undefined || on.contactId === target.contactId);

const describe = ({ id, input, remaining }: Entry): FaultRule => ({
  id,
  ...input,
  ...(Number.isFinite(remaining) ? { remaining } : {}),
});
