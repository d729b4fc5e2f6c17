import type { HttpBindings } from '@hono/node-server';
import type { ServiceLimits } from '../limits/service-limits.ts';
import type { World } from '../world/world.ts';

/** What every surface stands on. */
export interface SurfaceOptions {
  readonly world: World;
  readonly limits: ServiceLimits;
  /** Told about failures of the emulator itself, which a caller sees as an internal error only. */
  readonly onFailure: (error: unknown) => void;
}

/** Hono's environment: the raw Node request and response, to break a connection. */
export interface EmulatorEnv {
  Bindings: HttpBindings;
}
