import { Hono } from 'hono';
import type { ParticipantRole } from '@liaison/protocol';
import { type AuthenticationOutcome, finishAuthentication, initiateAuthentication } from '../world/authentication.ts';
import { endContact } from '../world/end-contact.ts';
import { postItem } from '../world/post-item.ts';
import { streamBotMessage } from '../world/stream-bot-message.ts';
import { showView } from '../world/show-view.ts';
import type { Contact, Participant } from '../world/state.ts';
import { contactOf, type World } from '../world/world.ts';
import { readInput } from './read-input.ts';

const actors = ['customer', 'agent', 'system'] as const;
type Actor = (typeof actors)[number];
const actor = { type: 'string', required: true, enum: actors } as const;

const roles: Readonly<Record<Actor, ParticipantRole>> = { customer: 'CUSTOMER', agent: 'AGENT', system: 'SYSTEM' };

/** `/contacts`: end a contact; put any item into a conversation, also one that no participant could send. */
export function contactRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/:contactId/end', async (context) => {
    const { by } = await readInput(context, { by: actor });
    const contact = contactOf(world, context.req.param('contactId'));
    const leaver = joined(contact, by as Actor);
    endContact(world, contact, { by: by as Actor, ...(leaver && { leaver }) });
    return context.json({});
  });

  app.post('/:contactId/items', async (context) => {
    const input = await readInput(context, {
      type: { type: 'string', required: true, enum: ['MESSAGE', 'EVENT'] },
      contentType: { type: 'string', required: true, min: 1 },
      content: { type: 'string' },
      by: { type: 'string', enum: actors },
      stored: { type: 'boolean' },
    });
    const contact = contactOf(world, context.req.param('contactId'));
    const sender = input.by === undefined ? undefined : senderFor(world, contact, input.by as Actor);
    const item = postItem(world, contact, {
      type: input.type as 'MESSAGE' | 'EVENT',
      contentType: input.contentType,
      stored: input.stored ?? true,
      ...(input.content !== undefined && { content: input.content }),
      ...(sender && { sender }),
    });
    return context.json(item, 201);
  });

  app.post('/:contactId/bot-messages', async (context) => {
    const input = await readInput(context, {
      chunks: { type: 'list', required: true, min: 1, max: 1000, of: { type: 'string', min: 1 } },
      everyMs: { type: 'integer', min: 0 },
    });
    const contact = contactOf(world, context.req.param('contactId'));
    return context.json(streamBotMessage(world, contact, { chunks: input.chunks, everyMs: input.everyMs ?? 100 }), 201);
  });

  app.post('/:contactId/views', async (context) => {
    const input = await readInput(context, {
      viewId: { type: 'string', required: true },
      data: { type: 'structure', members: {} },
    });
    const contact = contactOf(world, context.req.param('contactId'));
    return context.json(showView(world, contact, { viewId: input.viewId, data: input.data ?? {} }), 201);
  });

  app.post('/:contactId/authentication', async (context) => {
    const profile = await readInput(context, { firstName: { type: 'string', min: 1, max: 256 } });
    const contact = contactOf(world, context.req.param('contactId'));
    return context.json({ sessionId: initiateAuthentication(world, contact, profile).id }, 201);
  });

  app.put('/:contactId/authentication', async (context) => {
    const input = await readInput(context, {
      outcome: { type: 'string', required: true, enum: ['succeeded', 'failed', 'timeout', 'expired', 'cancelled'] },
    });
    const contact = contactOf(world, context.req.param('contactId'));
    return context.json(finishAuthentication(world, contact, input.outcome as AuthenticationOutcome));
  });
  return app;
}

const joined = (contact: Contact, by: Actor): Participant | undefined =>
  contact.participants.find(({ role, state }) => role === roles[by] && state === 'joined');

/** Who is in the contact in that role, or else somebody made up for the item. */
function senderFor(world: World, contact: Contact, by: Actor): Participant {
  const madeUp: Participant = {
    id: world.ids.uuid(),
    contactId: contact.id,
    role: roles[by],
    displayName: by === 'system' ? 'SYSTEM_MESSAGE' : by,
    state: 'left',
  };
  return joined(contact, by) ?? madeUp;
}
