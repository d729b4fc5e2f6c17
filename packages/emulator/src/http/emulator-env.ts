import type { HttpBindings } from '@hono/node-server';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import type { World } from '../world/world.ts';

/** What every surface stands on. */
export interface SurfaceOptions {
  readonly world: World;
  readonly faults: FaultRegistry;
}

/** Hono's environment: the raw Node request and response, to break a connection. */
export interface EmulatorEnv {
  Bindings: HttpBindings;
}
