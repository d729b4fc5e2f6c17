import { Hono } from 'hono';
import { readJsonObject } from '../http/read-json.ts';
import type { Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import type { Instance } from '../world/instance.ts';
import { scripts } from './scripts.ts';
import type { ScriptedCustomers } from './scripted-customers.ts';

const startShape = {
  scriptId: { type: 'string', required: true, enum: scripts.map((script) => script.id) },
  name: { type: 'string', min: 1, max: 256 },
  contactFlowId: { type: 'string' },
} as const satisfies Shape;

/**
 * Starts, shows and stops scripted customers; to be mounted at `/_emulator/customers`.
 * `GET /` answers `{scripts, customers}`; `POST /` takes `{scriptId, name?, contactFlowId?}` and answers the customer; `DELETE /:id` makes one leave.
 */
export function scriptedCustomersApp({
  customers,
  instance,
}: {
  customers: ScriptedCustomers;
  instance: Instance;
}): Hono {
  const app = new Hono();

  app.get('/', (context) =>
    context.json({
      scripts: scripts.map(({ id, title, about, customerName }) => ({ id, title, about, customerName })),
      customers: customers.list(),
    }),
  );

  app.post('/', async (context) => {
    const input = await readJsonObject(context);
    const problem = input && shapeProblem(startShape, input);
    const script = scripts.find(({ id }) => id === input?.['scriptId']);
    const contactFlowId = input?.['contactFlowId'] ?? instance.contactFlows[0]?.id;
    const flow = instance.contactFlows.find(({ id, arn }) => id === contactFlowId || arn === contactFlowId);
    if (!input || problem || !script) {
      const message = problem ? `${problem.member} ${problem.rule}` : 'The body must be a JSON object';
      return context.json({ error: { name: 'InvalidRequest', message } }, 400);
    }
    if (!flow) return context.json({ error: { name: 'FlowNotFound', message: 'No such contact flow' } }, 404);
    const name = typeof input['name'] === 'string' ? { name: input['name'] } : {};
    return context.json(await customers.start({ script, contactFlowId: flow.id, ...name }), 201);
  });

  app.delete('/:id', (context) =>
    customers.stop(context.req.param('id'))
      ? context.json({})
      : context.json({ error: { name: 'CustomerNotFound', message: 'No such scripted customer' } }, 404),
  );

  return app;
}
