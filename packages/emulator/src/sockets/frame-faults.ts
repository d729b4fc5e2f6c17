import type { FaultTarget, FrameEffect } from '../faults/fault.ts';
import type { FaultRegistry, StruckFault } from '../faults/fault-registry.ts';
import type { Clock } from '../world/clock.ts';
import type { Ids } from '../world/ids.ts';

const frameKinds = [
  'lose-frame',
  'duplicate-frame',
  'delay-frame',
  'shuffle-frames',
] as const satisfies readonly FrameEffect['kind'][];

type Send<Frame> = (frame: Frame) => void;

/** What the chat frames of one socket, or anything else that is told one by one, go through on their way out. */
export class FrameFaults<Frame> {
  readonly #faults: FaultRegistry;
  readonly #clock: Clock;
  readonly #ids: Ids;
  #kept: Frame[] = [];

  constructor(options: { faults: FaultRegistry; clock: Clock; ids: Ids }) {
    this.#faults = options.faults;
    this.#clock = options.clock;
    this.#ids = options.ids;
  }

  /** Sends the frame, unless a fault that matches the target has something else in mind. The first one to match decides. */
  pass(frame: Frame, target: FaultTarget, send: Send<Frame>): void {
    const [struck] = this.#faults.strike(frameKinds, target);
    if (struck === undefined) return send(frame);
    this.#suffer(struck, frame, send);
  }

  #suffer({ effect, removed }: StruckFault<FrameEffect>, frame: Frame, send: Send<Frame>): void {
    switch (effect.kind) {
      case 'lose-frame':
        return;
      case 'duplicate-frame':
        send(frame);
        send(frame);
        return;
      case 'delay-frame':
        this.#clock.setTimer(effect.ms, () => send(frame));
        return;
      case 'shuffle-frames':
        this.#kept.push(frame);
        if (this.#kept.length >= effect.size) this.#release(send);
        else void removed.then(() => this.#release(send));
        return;
    }
  }

  /** Sends what was kept in another order than it came in. */
  #release(send: Send<Frame>): void {
    const frames = this.#kept;
    this.#kept = [];
    const turn = frames.length < 2 ? 0 : 1 + this.#ids.below(frames.length - 1);
    for (const frame of [...frames.slice(turn), ...frames.slice(0, turn)]) send(frame);
  }
}
