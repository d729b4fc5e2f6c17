import { Hono } from 'hono';
import type { CustomerControl } from '../control/customer-control.ts';
import type { Shape } from '../http/shape.ts';
import { ControlError } from './control-error.ts';
import { readInput } from './read-input.ts';

const anything = { type: 'structure', members: {} } as const;

const startShape = {
  scriptId: { type: 'string' },
  /** A transcript file, played again by its customer. */
  transcript: { type: 'structure', members: { Transcript: { type: 'list', required: true, of: anything } } },
  name: { type: 'string', min: 1, max: 256 },
  contactFlowId: { type: 'string' },
  customerId: { type: 'string', min: 1, max: 128 },
} as const satisfies Shape;

/** `/customers`: the ready scripts and who follows one; start a customer, make one leave. */
export function customerRoutes(customers: CustomerControl): Hono {
  const app = new Hono();

  app.get('/', (context) =>
    context.json({
      scripts: customers.scripts.map(({ id, title, about, customerName }) => ({ id, title, about, customerName })),
      customers: customers.list(),
    }),
  );

  app.post('/', async (context) => {
    const { scriptId, ...input } = await readInput(context, startShape);
    if (!input.transcript && !customers.scripts.some(({ id }) => id === scriptId)) {
      throw new ControlError('InvalidRequest', 400, 'The scriptId of a ready script or a transcript is required');
    }
    return context.json(await customers.start({ ...input, ...(scriptId !== undefined && { script: scriptId }) }), 201);
  });

  app.delete('/:id', (context) => {
    customers.stop(context.req.param('id'));
    return context.json({});
  });
  return app;
}
