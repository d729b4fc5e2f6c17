import type { ParticipantRole, WireItem } from '@liaison/protocol';
import { type AuthenticationOutcome, finishAuthentication, initiateAuthentication } from '../world/authentication.ts';
import type { DisconnectReason } from '../world/disconnect-reason.ts';
import { endContact } from '../world/end-contact.ts';
import { postItem } from '../world/post-item.ts';
import { showView } from '../world/show-view.ts';
import type { Contact, Participant } from '../world/state.ts';
import { streamBotMessage } from '../world/stream-bot-message.ts';
import { contactOf, type World } from '../world/world.ts';

export const actors = ['customer', 'agent', 'system'] as const;
export type Actor = (typeof actors)[number];

export interface NewItem {
  readonly type: 'MESSAGE' | 'EVENT';
  readonly contentType: string;
  readonly content?: string | undefined;
  /** Who is in the contact in that role, or else somebody made up; nobody unless given. */
  readonly by?: Actor | undefined;
  /** Stored in the transcript unless `false`. */
  readonly stored?: boolean | undefined;
}

export type ContactControl = ReturnType<typeof contactControl>;

/** What happens to a contact from outside, by its id. Throws `WorldError` when it cannot. */
export const contactControl = (world: World) => ({
  end(contactId: string, by: Actor): void {
    const contact = contactOf(world, contactId);
    const leaver = joined(contact, by);
    endContact(world, contact, { reason: reasons[by], ...(leaver && { leaver }) });
  },

  /** Puts any item into the conversation, also one that no participant could send. */
  post(contactId: string, { by, content, stored = true, ...item }: NewItem): WireItem {
    const contact = contactOf(world, contactId);
    const sender = by === undefined ? undefined : senderFor(world, contact, by);
    return postItem(world, contact, {
      ...item,
      stored,
      ...(content !== undefined && { content }),
      ...(sender && { sender }),
    });
  },

  /** A bot's message in chunks, one every `everyMs`; answers the first part. */
  streamBotMessage(
    contactId: string,
    { chunks, everyMs = 100 }: { readonly chunks: readonly string[]; readonly everyMs?: number | undefined },
  ): WireItem {
    return streamBotMessage(world, contactOf(world, contactId), { chunks, everyMs });
  },

  /** Answers the interactive message that shows the view. */
  showView(contactId: string, viewId: string, data: Readonly<Record<string, unknown>> = {}): WireItem {
    return showView(world, contactOf(world, contactId), { viewId, data });
  },

  /** Asks the customer to sign in; answers the session's id. */
  initiateAuthentication(contactId: string, profile: { readonly firstName?: string | undefined } = {}): string {
    return initiateAuthentication(world, contactOf(world, contactId), profile).id;
  },

  /** Answers the event that tells the outcome. */
  finishAuthentication(contactId: string, outcome: AuthenticationOutcome): WireItem {
    return finishAuthentication(world, contactOf(world, contactId), outcome);
  },
});

const reasons = {
  customer: 'CUSTOMER_DISCONNECT',
  agent: 'AGENT_DISCONNECT',
  system: 'CONTACT_FLOW_DISCONNECT',
} as const satisfies Record<Actor, DisconnectReason>;

const roles: Readonly<Record<Actor, ParticipantRole>> = { customer: 'CUSTOMER', agent: 'AGENT', system: 'SYSTEM' };

const joined = (contact: Contact, by: Actor): Participant | undefined =>
  contact.participants.find(({ role, state }) => role === roles[by] && state === 'joined');

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
