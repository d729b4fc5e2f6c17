import { Hono } from 'hono';
import { type LimitMode, limitModes, type ServiceLimits } from '../limits/service-limits.ts';
import { readInput } from './read-input.ts';

/** `/limits`: the mode, and by budget or quota how much was within and how much over it. */
export function limitRoutes(limits: ServiceLimits): Hono {
  const app = new Hono();
  const view = () => ({
    mode: limits.mode,
    activeChats: limits.activeChats,
    socketsPerParticipant: limits.socketsPerParticipant,
    counters: limits.counters(),
  });
  app.get('/', (context) => context.json(view()));
  app.put('/', async (context) => {
    const { mode } = await readInput(context, { mode: { type: 'string', required: true, enum: limitModes } });
    limits.mode = mode as LimitMode;
    limits.reset();
    return context.json(view());
  });
  return app;
}
