import { Hono } from 'hono';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import { readJsonObject } from '../http/read-json.ts';
import { ControlError } from './control-error.ts';
import { asFaultInput, faultProblem } from './fault-input.ts';

/** `/faults`: add, list, remove. */
export function faultRoutes(faults: FaultRegistry): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json({ faults: faults.list() }));
  app.post('/', async (context) => {
    const input = await readJsonObject(context);
    const problem = input === undefined ? 'The body must be a JSON object' : faultProblem(input);
    if (input === undefined || problem !== undefined) throw new ControlError('InvalidRequest', 400, problem ?? '');
    return context.json(faults.add(asFaultInput(input)), 201);
  });
  app.delete('/', (context) => {
    faults.clear();
    return context.json({});
  });
  app.delete('/:id', (context) => {
    if (!faults.remove(context.req.param('id'))) throw new ControlError('FaultNotFound', 404, 'No such fault');
    return context.json({});
  });
  return app;
}
