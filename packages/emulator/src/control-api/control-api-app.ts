import { type Context, Hono } from 'hono';
import type { SurfaceOptions } from '../http/emulator-env.ts';
import { readJsonObject } from '../http/read-json.ts';
import type { Input, Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import type { ScriptedCustomers } from '../scripted-customer/scripted-customers.ts';
import type { SocketHub } from '../sockets/socket-hub.ts';
import { isAdvanceable } from '../world/clock.ts';
import { endContact } from '../world/end-contact.ts';
import { putAgentState } from '../world/put-agent-state.ts';
import { resetWorld } from '../world/reset-world.ts';
import { contactOf } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';
import { ControlError } from './control-error.ts';
import { asFaultInput, faultProblem } from './fault-input.ts';
import { stateView } from './state-view.ts';

export interface ControlApiOptions extends SurfaceOptions {
  readonly sockets: SocketHub;
  readonly customers: ScriptedCustomers;
}

const selection = {
  operation: { type: 'string', enum: ['AgentSocket', 'ParticipantSocket'] },
  agent: { type: 'string' },
  contactId: { type: 'string' },
} as const satisfies Shape;

/** The API that tests and the control page drive the emulator with; to be mounted at `/_emulator`. Described in README.md. */
export function controlApiApp({ world, faults, sockets, customers, onFailure }: ControlApiOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    // A page from elsewhere, open in the same browser, must not drive the emulator.
    if (context.req.header('sec-fetch-site') === 'cross-site')
      throw new ControlError('Forbidden', 403, 'Not from here');
    await next();
  });

  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.get('/state', (context) => context.json(stateView(world, sockets)));
  app.get('/instance', (context) => context.json(world.instance));

  app.post('/reset', async (context) => {
    faults.clear();
    await customers.reset();
    resetWorld(world);
    return context.json({});
  });

  app.post('/contacts/:contactId/end', async (context) => {
    const by = ['customer', 'agent', 'system'] as const;
    const input = await read(context, { by: { type: 'string', required: true, enum: by } });
    const contact = contactOf(world, context.req.param('contactId'));
    const role = { customer: 'CUSTOMER', agent: 'AGENT', system: undefined }[input.by as (typeof by)[number]];
    const leaver = contact.participants.find(
      (participant) => participant.role === role && participant.state === 'joined',
    );
    endContact(world, contact, { by: input.by as (typeof by)[number], ...(leaver && { leaver }) });
    return context.json({});
  });

  app.put('/agents/:login/state', async (context) => {
    const input = await read(context, { state: { type: 'string', required: true }, enqueue: { type: 'boolean' } });
    putAgentState(world, { login: context.req.param('login'), ...input });
    return context.json({});
  });

  app.get('/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/faults', async (context) => {
    const input = await readJsonObject(context);
    const problem = input === undefined ? 'The body must be a JSON object' : faultProblem(input);
    if (input === undefined || problem !== undefined) throw new ControlError('InvalidRequest', 400, problem ?? '');
    return context.json(faults.add(asFaultInput(input)), 201);
  });
  app.delete('/faults', (context) => {
    faults.clear();
    return context.json({});
  });
  app.delete('/faults/:id', (context) => {
    if (!faults.remove(context.req.param('id'))) throw new ControlError('FaultNotFound', 404, 'No such fault');
    return context.json({});
  });

  app.post('/sockets/cut', async (context) => {
    const input = await read(context, {
      on: { type: 'structure', members: selection },
      refuse: { type: 'boolean' },
      refuseForMs: { type: 'integer', min: 1 },
    });
    const on = input.on ?? {};
    const refused = input.refuse === true || input.refuseForMs !== undefined;
    const rule = refused
      ? faults.add({
          on,
          effect: { kind: 'refuse-socket' },
          ...(input.refuseForMs !== undefined && { forMs: input.refuseForMs }),
        })
      : undefined;
    return context.json({ count: sockets.cut(on), faultId: rule?.id });
  });
  app.post('/sockets/silence', async (context) => {
    const input = await read(context, { on: { type: 'structure', members: selection } });
    return context.json({ count: sockets.silence(input.on ?? {}) });
  });

  app.post('/clock/advance', async (context) => {
    const input = await read(context, { ms: { type: 'integer', required: true, min: 0 } });
    if (!isAdvanceable(world.clock)) throw new ControlError('ClockFixed', 409, 'This clock cannot be moved');
    world.clock.advance(input.ms);
    return context.json({ time: new Date(world.clock.now()).toISOString() });
  });

  app.onError((error, context) => {
    const { name, status, message } = asControlError(error, onFailure);
    return context.json({ error: { name, message } }, status);
  });
  return app;
}

async function read<const S extends Shape>(context: Context, shape: S): Promise<Input<S>> {
  const input = await readJsonObject(context);
  const problem = input && shapeProblem(shape, input);
  if (input === undefined || problem !== undefined) {
    const message = problem === undefined ? 'The body must be a JSON object' : `${problem.member} ${problem.rule}`;
    throw new ControlError('InvalidRequest', 400, message);
  }
  return input as Input<S>;
}

function asControlError(error: Error, onFailure: SurfaceOptions['onFailure']): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof WorldError) {
    return new ControlError(error.name, error.name.endsWith('NotFound') ? 404 : 409, error.message);
  }
  onFailure(error);
  return new ControlError('InternalError', 500, 'Internal failure');
}
