import type { Clock } from '../world/clock.ts';
import { budgetOf, controlPlaneDefault, defaultRates, type Rate } from './rate.ts';
import { TokenBucket } from './token-bucket.ts';

/** `off`: nothing is looked at. `count`: what would be refused is counted. `enforce`: it is refused. */
export const limitModes = ['off', 'count', 'enforce'] as const;
export type LimitMode = (typeof limitModes)[number];

export interface LimitSettings {
  readonly mode?: LimitMode;
  /** By operation, or by operations that share a budget, e.g. `SendMessage, SendEvent`. */
  readonly rates?: Readonly<Record<string, Rate>>;
  /** Active chats of the instance (500 in Amazon Connect). */
  readonly activeChats?: number;
  /** Open sockets of one participant (5 in Amazon Connect). */
  readonly socketsPerParticipant?: number;
}

export interface LimitCounter {
  readonly allowed: number;
  /** Over the limit: refused when limits are enforced. */
  readonly over: number;
}

type Service = 'participant' | 'control plane';

/** The service's rates and quotas. Budgets refill on the world's clock. */
export class ServiceLimits {
  mode: LimitMode;
  readonly activeChats: number;
  readonly socketsPerParticipant: number;
  readonly #clock: Clock;
  readonly #rates: Readonly<Record<string, Rate>>;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #counters = new Map<string, { allowed: number; over: number }>();

  constructor(clock: Clock, settings: LimitSettings = {}) {
    this.#clock = clock;
    this.mode = settings.mode ?? 'off';
    this.activeChats = settings.activeChats ?? 500;
    this.socketsPerParticipant = settings.socketsPerParticipant ?? 5;
    this.#rates = { ...defaultRates, ...settings.rates };
  }

  /** Whether a request may go on. */
  admitRequest(service: Service, operation: string): boolean {
    if (this.mode === 'off') return true;
    const budget = budgetOf[operation] ?? operation;
    const rate = this.#rates[budget] ?? (service === 'control plane' ? controlPlaneDefault : undefined);
    if (rate === undefined) return true;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(budget) ?? new TokenBucket(rate, now);
    this.#buckets.set(budget, bucket);
    return this.#judge(budget, bucket.take(now));
  }

  /** Whether one more may be had of what there are `present` of. */
  admitOneMore(quota: 'activeChats' | 'socketsPerParticipant', present: number): boolean {
    return this.mode === 'off' || this.#judge(quota, present < this[quota]);
  }

  counters(): Readonly<Record<string, LimitCounter>> {
    return Object.fromEntries([...this.#counters].map(([name, counter]) => [name, { ...counter }]));
  }

  /** Full budgets, no counts; the mode stays. */
  reset(): void {
    this.#buckets.clear();
    this.#counters.clear();
  }

  #judge(name: string, within: boolean): boolean {
    const counter = this.#counters.get(name) ?? { allowed: 0, over: 0 };
    this.#counters.set(name, counter);
    if (within) counter.allowed += 1;
    else counter.over += 1;
    return within || this.mode !== 'enforce';
  }
}
