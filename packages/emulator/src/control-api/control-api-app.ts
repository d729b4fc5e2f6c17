import { Hono } from 'hono';
import type { SurfaceOptions } from '../http/emulator-env.ts';
import type { Records } from '../records/create-records.ts';
import type { ScriptedCustomers } from '../scripted-customer/scripted-customers.ts';
import type { Streaming } from '../streaming/create-streaming.ts';
import type { SocketHub } from '../sockets/socket-hub.ts';
import { isAdvanceable } from '../world/clock.ts';
import {
  moveOtherContact,
  offerOtherContact,
  type OtherChannel,
  otherChannels,
  type OtherContactMove,
  otherContactMoves,
} from '../world/other-contacts.ts';
import { putAgentState } from '../world/put-agent-state.ts';
import { resetWorld } from '../world/reset-world.ts';
import { signOutAgent } from '../world/sign-out-agent.ts';
import { updateAgentSettings } from '../world/update-agent-settings.ts';
import { WorldError } from '../world/world-error.ts';
import { agentOf } from '../world/world.ts';
import { contactRoutes } from './contact-routes.ts';
import { ControlError } from './control-error.ts';
import { faultRoutes } from './fault-routes.ts';
import { limitRoutes } from './limit-routes.ts';
import { readInput } from './read-input.ts';
import { recordRoutes } from './record-routes.ts';
import { socketRoutes } from './socket-routes.ts';
import { stateView } from './state-view.ts';
import { topicRoutes } from './topic-routes.ts';

export interface ControlApiOptions extends SurfaceOptions {
  readonly sockets: SocketHub;
  readonly customers: ScriptedCustomers;
  readonly streaming: Streaming;
  readonly records: Records;
}

/** The API that tests and the control page drive the emulator with; to be mounted at `/_emulator`. Described in README.md. */
export function controlApiApp({
  world,
  faults,
  limits,
  sockets,
  customers,
  streaming,
  records,
  onFailure,
}: ControlApiOptions): Hono {
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
  app.route('/contacts', contactRoutes(world));
  app.route('/faults', faultRoutes(faults));
  app.route('/sockets', socketRoutes({ sockets, faults }));

  app.route('/limits', limitRoutes(limits));
  app.route('/topics', topicRoutes(streaming));
  app.route('/', recordRoutes(records));

  app.post('/reset', async (context) => {
    faults.clear();
    await customers.reset();
    limits.reset();
    resetWorld(world);
    return context.json({});
  });

  app.put('/agents/:login/state', async (context) => {
    const input = await readInput(context, { state: { type: 'string', required: true }, enqueue: { type: 'boolean' } });
    putAgentState(world, { login: context.req.param('login'), ...input });
    return context.json({});
  });

  app.put('/multi-party-chat', async (context) => {
    const { enabled } = await readInput(context, { enabled: { type: 'boolean', required: true } });
    world.multiPartyChat = enabled;
    return context.json({});
  });

  app.put('/agents/:login/auto-accept', async (context) => {
    const { enabled } = await readInput(context, { enabled: { type: 'boolean', required: true } });
    updateAgentSettings(world, context.req.param('login'), { autoAccept: enabled });
    return context.json({});
  });

  app.put('/agents/:login/roles', async (context) => {
    const roles = { type: 'list', of: { type: 'string' }, required: true } as const;
    const input = await readInput(context, { roles });
    world.sessions.setRoles(agentOf(world, context.req.param('login')).definition.login, input.roles);
    return context.json({});
  });

  app.post('/agents/:login/contacts', async (context) => {
    const { channel, name } = await readInput(context, {
      channel: { type: 'string', required: true, enum: otherChannels },
      name: { type: 'string', required: true, min: 1, max: 256 },
    });
    const login = context.req.param('login');
    const contact = offerOtherContact(world, { login, channel: channel as OtherChannel, name });
    return context.json({ contactId: contact.id }, 201);
  });

  app.put('/agents/:login/contacts/:contactId', async (context) => {
    const { move } = await readInput(context, { move: { type: 'string', required: true, enum: otherContactMoves } });
    const { login, contactId } = context.req.param();
    const { state } = moveOtherContact(world, { login, contactId, move: move as OtherContactMove });
    return context.json({ state });
  });

  app.post('/agents/:login/sign-out', (context) => {
    signOutAgent(world, context.req.param('login'));
    return context.json({});
  });

  app.post('/clock/advance', async (context) => {
    const input = await readInput(context, { ms: { type: 'integer', required: true, min: 0 } });
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

function asControlError(error: Error, onFailure: SurfaceOptions['onFailure']): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof WorldError) {
    return new ControlError(error.name, error.name.endsWith('NotFound') ? 404 : 409, error.message);
  }
  onFailure(error);
  return new ControlError('InternalError', 500, 'Internal failure');
}
