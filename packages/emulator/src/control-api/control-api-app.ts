import { Hono } from 'hono';
import type { Control } from '../control/create-control.ts';
import type { SurfaceOptions } from '../http/emulator-env.ts';
import type { Records } from '../records/create-records.ts';
import type { Streaming } from '../streaming/create-streaming.ts';
import { WorldError } from '../world/world-error.ts';
import { agentRoutes } from './agent-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { ControlError } from './control-error.ts';
import { customerRoutes } from './customer-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { limitRoutes } from './limit-routes.ts';
import { readInput } from './read-input.ts';
import { recordRoutes } from './record-routes.ts';
import { socketRoutes } from './socket-routes.ts';
import { topicRoutes } from './topic-routes.ts';

export interface ControlApiOptions extends SurfaceOptions {
  readonly control: Control;
  readonly streaming: Streaming;
  readonly records: Records;
}

/** The API that tests and the control page drive the emulator with; to be mounted at `/_emulator`. Described in README.md. */
export function controlApiApp({ world, control, limits, streaming, records, onFailure }: ControlApiOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    // A page from elsewhere, open in the same browser, must not drive the emulator.
    if (context.req.header('sec-fetch-site') === 'cross-site')
      throw new ControlError('Forbidden', 403, 'Not from here');
    await next();
  });

  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.get('/state', (context) => context.json(control.state()));
  app.get('/instance', (context) => context.json(world.instance));
  app.route('/agents', agentRoutes(control.agents));
  app.route('/contacts', contactRoutes(control.contacts));
  app.route('/customers', customerRoutes(control.customers));
  app.route('/faults', faultRoutes(world.faults));
  app.route('/sockets', socketRoutes(control));
  app.route('/limits', limitRoutes(limits));
  app.route('/topics', topicRoutes(streaming));
  app.route('/', recordRoutes(records));

  app.post('/reset', async (context) => {
    await control.reset();
    return context.json({});
  });

  app.put('/multi-party-chat', async (context) => {
    const { enabled } = await readInput(context, { enabled: { type: 'boolean', required: true } });
    control.setMultiPartyChat(enabled);
    return context.json({});
  });

  app.post('/clock/advance', async (context) => {
    const { ms } = await readInput(context, { ms: { type: 'integer', required: true, min: 0 } });
    return context.json({ time: control.advanceClock(ms).toISOString() });
  });

  app.onError((error, context) => {
    const { name, status, message } = asControlError(error, onFailure);
    return context.json({ error: { name, message } }, status);
  });
  return app;
}

function asControlError(error: Error, onFailure: SurfaceOptions['onFailure']): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof WorldError) {
    return new ControlError(error.name, error.name.endsWith('NotFound') ? 404 : 409, error.message);
  }
  onFailure(error);
  return new ControlError('InternalError', 500, 'Internal failure');
}
