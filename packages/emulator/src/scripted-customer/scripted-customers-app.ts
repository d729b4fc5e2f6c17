import { Hono } from 'hono';
import { readJsonObject } from '../http/read-json.ts';
import type { Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import type { Instance } from '../world/instance.ts';
import { parseItem } from '@liaison/protocol';
import type { Script } from './script.ts';
import { scriptOfTranscript } from './script-of-transcript.ts';
import { scripts } from './scripts.ts';
import type { ScriptedCustomers } from './scripted-customers.ts';

const anything = { type: 'structure', members: {} } as const;

const startShape = {
  scriptId: { type: 'string', enum: scripts.map((script) => script.id) },
  /** A transcript file, played again by its customer. */
  transcript: { type: 'structure', members: { Transcript: { type: 'list', required: true, of: anything } } },
  name: { type: 'string', min: 1, max: 256 },
  contactFlowId: { type: 'string' },
  customerId: { type: 'string', min: 1, max: 128 },
} as const satisfies Shape;

/**
 * Starts, shows and stops scripted customers; to be mounted at `/_emulator/customers`.
 * `GET /` answers `{scripts, customers}`; `POST /` takes `{scriptId | transcript, name?, contactFlowId?, customerId?}` and answers the customer; `DELETE /:id` makes one leave.
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
    const script = problem === undefined ? scriptOf(input) : undefined;
    const contactFlowId = input?.['contactFlowId'] ?? instance.contactFlows[0]?.id;
    const flow = instance.contactFlows.find(({ id, arn }) => id === contactFlowId || arn === contactFlowId);
    if (!input || problem || !script) {
      const message = problem ? `${problem.member} ${problem.rule}` : 'scriptId or transcript is required';
      return context.json({ error: { name: 'InvalidRequest', message } }, 400);
    }
    if (!flow) return context.json({ error: { name: 'FlowNotFound', message: 'No such contact flow' } }, 404);
    const name = typeof input['name'] === 'string' ? { name: input['name'] } : {};
    const customerId = typeof input['customerId'] === 'string' ? { customerId: input['customerId'] } : {};
    return context.json(await customers.start({ script, contactFlowId: flow.id, ...name, ...customerId }), 201);
  });

  app.delete('/:id', (context) =>
    customers.stop(context.req.param('id'))
      ? context.json({})
      : context.json({ error: { name: 'CustomerNotFound', message: 'No such scripted customer' } }, 404),
  );

  return app;
}

function scriptOf(input: Readonly<Record<string, unknown>> | undefined): Script | undefined {
  const transcript = input?.['transcript'] as { Transcript: readonly unknown[] } | undefined;
  if (transcript === undefined) return scripts.find(({ id }) => id === input?.['scriptId']);
  return scriptOfTranscript(transcript.Transcript.map(parseItem).filter((item) => item !== undefined));
}
