import type { FaultRule, FaultTarget } from '../faults/fault.ts';
import type { ServiceLimits } from '../limits/service-limits.ts';
import type { ScriptedCustomers } from '../scripted-customer/scripted-customers.ts';
import type { SocketHub } from '../sockets/socket-hub.ts';
import { isAdvanceable } from '../world/clock.ts';
import { resetWorld } from '../world/reset-world.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';
import { agentControl } from './agent-control.ts';
import { contactControl } from './contact-control.ts';
import { customerControl } from './customer-control.ts';
import { stateView } from './state-view.ts';

interface ControlParts {
  readonly world: World;
  readonly limits: ServiceLimits;
  readonly sockets: SocketHub;
  readonly customers: ScriptedCustomers;
}

export interface CutSockets {
  /** All unless given. */
  readonly on?: Partial<FaultTarget> | undefined;
  /** Refuses new ones too, for that long, or with `true` until the fault answered is removed. */
  readonly refuse?: boolean | undefined;
  readonly refuseForMs?: number | undefined;
}

export type Control = ReturnType<typeof createControl>;

/** By what tests drive a running emulator; the control API does the same over HTTP. What cannot be done throws `WorldError`. */
export const createControl = ({ world, limits, sockets, customers }: ControlParts) => ({
  agents: agentControl(world),
  contacts: contactControl(world),
  customers: customerControl(customers, world.instance),

  /** Agents, contacts, queue and sockets; no tokens, no message text. */
  state: () => stateView(world, sockets),

  /** No contacts, agents offline, no faults. Who is signed in stays signed in. */
  async reset(): Promise<void> {
    world.faults.clear();
    await customers.reset();
    limits.reset();
    resetWorld(world);
  },

  /** What falls due in that time happens at once; answers the time that it is then. */
  advanceClock(ms: number): Date {
    if (!isAdvanceable(world.clock)) throw new WorldError('ClockFixed', 'This clock cannot be moved');
    world.clock.advance(ms);
    return new Date(world.clock.now());
  },

  /** Whether an agent who invites another one stays in the chat, until the next reset. */
  setMultiPartyChat(enabled: boolean): void {
    world.multiPartyChat = enabled;
  },

  cutSockets({ on = {}, refuse = false, refuseForMs }: CutSockets = {}): { count: number; fault?: FaultRule } {
    const fault =
      refuse || refuseForMs !== undefined
        ? world.faults.add({
            on,
            effect: { kind: 'refuse-socket' },
            ...(refuseForMs !== undefined && { forMs: refuseForMs }),
          })
        : undefined;
    return { count: sockets.cut(on), ...(fault && { fault }) };
  },

  /** Those open now become half-open for good, new ones work; answers how many. */
  silenceSockets: (on: Partial<FaultTarget> = {}): number => sockets.silence(on),
});
