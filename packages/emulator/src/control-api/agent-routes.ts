import { Hono } from 'hono';
import type { AgentControl } from '../control/agent-control.ts';
import { type OtherChannel, otherChannels, type OtherContactMove, otherContactMoves } from '../world/other-contacts.ts';
import { readInput } from './read-input.ts';

/** `/agents/:login`. */
export function agentRoutes(agents: AgentControl): Hono {
  const app = new Hono();

  app.put('/:login/state', async (context) => {
    const input = await readInput(context, { state: { type: 'string', required: true }, enqueue: { type: 'boolean' } });
    agents.setState(context.req.param('login'), input.state, { enqueue: input.enqueue ?? false });
    return context.json({});
  });

  app.put('/:login/auto-accept', async (context) => {
    const { enabled } = await readInput(context, { enabled: { type: 'boolean', required: true } });
    agents.setAutoAccept(context.req.param('login'), enabled);
    return context.json({});
  });

  app.put('/:login/roles', async (context) => {
    const roles = { type: 'list', of: { type: 'string' }, required: true } as const;
    const input = await readInput(context, { roles });
    agents.setRoles(context.req.param('login'), input.roles);
    return context.json({});
  });

  app.post('/:login/contacts', async (context) => {
    const { channel, name } = await readInput(context, {
      channel: { type: 'string', required: true, enum: otherChannels },
      name: { type: 'string', required: true, min: 1, max: 256 },
    });
    const offered = { channel: channel as OtherChannel, name };
    return context.json({ contactId: agents.offerContact(context.req.param('login'), offered) }, 201);
  });

  app.put('/:login/contacts/:contactId', async (context) => {
    const { move } = await readInput(context, { move: { type: 'string', required: true, enum: otherContactMoves } });
    const { login, contactId } = context.req.param();
    return context.json({ state: agents.moveContact(login, contactId, move as OtherContactMove) });
  });

  app.post('/:login/inactivity', async (context) => {
    const { ms } = await readInput(context, { ms: { type: 'integer', required: true, min: 1, max: 3_600_000 } });
    agents.warnOfInactivity(context.req.param('login'), ms);
    return context.json({});
  });

  app.post('/:login/sign-out', (context) => {
    agents.signOut(context.req.param('login'));
    return context.json({});
  });
  return app;
}
