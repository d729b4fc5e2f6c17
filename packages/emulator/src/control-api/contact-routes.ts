import { Hono } from 'hono';
import { type Actor, actors, type ContactControl } from '../control/contact-control.ts';
import { type AuthenticationOutcome, authenticationOutcomes } from '../world/authentication.ts';
import { readInput } from './read-input.ts';

/** `/contacts/:contactId`. */
export function contactRoutes(contacts: ContactControl): Hono {
  const app = new Hono();

  app.post('/:contactId/end', async (context) => {
    const { by } = await readInput(context, { by: { type: 'string', required: true, enum: actors } });
    contacts.end(context.req.param('contactId'), by as Actor);
    return context.json({});
  });

  app.post('/:contactId/items', async (context) => {
    const { type, by, ...input } = await readInput(context, {
      type: { type: 'string', required: true, enum: ['MESSAGE', 'EVENT'] },
      contentType: { type: 'string', required: true, min: 1 },
      content: { type: 'string' },
      by: { type: 'string', enum: actors },
      stored: { type: 'boolean' },
    });
    const item = { ...input, type: type as 'MESSAGE' | 'EVENT', by: by as Actor | undefined };
    return context.json(contacts.post(context.req.param('contactId'), item), 201);
  });

  app.post('/:contactId/bot-messages', async (context) => {
    const input = await readInput(context, {
      chunks: { type: 'list', required: true, min: 1, max: 1000, of: { type: 'string', min: 1 } },
      everyMs: { type: 'integer', min: 0 },
    });
    return context.json(contacts.streamBotMessage(context.req.param('contactId'), input), 201);
  });

  app.post('/:contactId/views', async (context) => {
    const { viewId, data } = await readInput(context, {
      viewId: { type: 'string', required: true },
      data: { type: 'structure', members: {} },
    });
    return context.json(contacts.showView(context.req.param('contactId'), viewId, data), 201);
  });

  app.post('/:contactId/authentication', async (context) => {
    const profile = await readInput(context, { firstName: { type: 'string', min: 1, max: 256 } });
    const sessionId = contacts.initiateAuthentication(context.req.param('contactId'), profile);
    return context.json({ sessionId }, 201);
  });

  app.put('/:contactId/authentication', async (context) => {
    const { outcome } = await readInput(context, {
      outcome: { type: 'string', required: true, enum: authenticationOutcomes },
    });
    const event = contacts.finishAuthentication(context.req.param('contactId'), outcome as AuthenticationOutcome);
    return context.json(event);
  });
  return app;
}
