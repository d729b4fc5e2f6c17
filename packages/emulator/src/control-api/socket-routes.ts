import { Hono } from 'hono';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import type { Shape } from '../http/shape.ts';
import type { SocketHub } from '../sockets/socket-hub.ts';
import { readInput } from './read-input.ts';

const on = {
  type: 'structure',
  members: {
    operation: { type: 'string', enum: ['AgentSocket', 'ParticipantSocket'] },
    agent: { type: 'string' },
    contactId: { type: 'string' },
  },
} as const satisfies Shape[string];

/** `/sockets`: break the open ones, and if asked refuse new ones; or make the open ones half-open. */
export function socketRoutes({ sockets, faults }: { sockets: SocketHub; faults: FaultRegistry }): Hono {
  const app = new Hono();
  app.post('/cut', async (context) => {
    const input = await readInput(context, {
      on,
      refuse: { type: 'boolean' },
      refuseForMs: { type: 'integer', min: 1 },
    });
    const refused = input.refuse === true || input.refuseForMs !== undefined;
    const rule = refused
      ? faults.add({
          on: input.on ?? {},
          effect: { kind: 'refuse-socket' },
          ...(input.refuseForMs !== undefined && { forMs: input.refuseForMs }),
        })
      : undefined;
    return context.json({ count: sockets.cut(input.on ?? {}), faultId: rule?.id });
  });
  app.post('/silence', async (context) => {
    const input = await readInput(context, { on });
    return context.json({ count: sockets.silence(input.on ?? {}) });
  });
  return app;
}
