import { Hono } from 'hono';
import type { Control } from '../control/create-control.ts';
import type { Shape } from '../http/shape.ts';
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
export function socketRoutes(control: Pick<Control, 'cutSockets' | 'silenceSockets'>): Hono {
  const app = new Hono();
  app.post('/cut', async (context) => {
    const input = await readInput(context, {
      on,
      refuse: { type: 'boolean' },
      refuseForMs: { type: 'integer', min: 1 },
    });
    const { count, fault } = control.cutSockets(input);
    return context.json({ count, faultId: fault?.id });
  });
  app.post('/silence', async (context) => {
    const input = await readInput(context, { on });
    return context.json({ count: control.silenceSockets(input.on) });
  });
  return app;
}
