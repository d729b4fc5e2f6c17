import { MessageContentType } from '@liaison/protocol';
import type { DisconnectReason } from './disconnect-reason.ts';
import { endContact } from './end-contact.ts';
import type { ContactFlow, Queue } from './instance.ts';
import { postEvent, postItem } from './post-item.ts';
import { pastOf, rehydrate, type Rehydration } from './rehydrate.ts';
import { routeContacts } from './route-contacts.ts';
import type { SegmentAttributes } from './segment-attributes.ts';
import type { Contact, Participant } from './state.ts';
import { Transcript } from './transcript.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface ChatRequest {
  /** Id or ARN. */
  readonly contactFlowId: string;
  readonly displayName: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly segmentAttributes?: SegmentAttributes;
  readonly supportedContentTypes?: readonly string[];
  readonly initialMessage?: { readonly contentType: string; readonly content: string };
  /** Bounds the whole chat, waiting included; 25 h unless given. */
  readonly durationMinutes?: number;
  /** Continues a chat that has ended. */
  readonly persistentChat?: Rehydration;
  readonly relatedContactId?: string;
  readonly customerId?: string;
  /** The agents leave when the customer ends the chat, who goes on in the disconnect flow. */
  readonly disconnectOnCustomerExit?: boolean;
}

export interface StartedChat {
  readonly contact: Contact;
  /** Of a persistent chat: the contact it continues. */
  readonly continuedFrom?: Contact;
  readonly participantToken: string;
}

const defaultDurationMinutes = 25 * 60;

/** A customer begins a chat. A flow without steps queues it at once, and it is offered as soon as an agent is free. */
export function startChat(world: World, request: ChatRequest): StartedChat {
  const { flow, queue } = entryPoint(world, request.contactFlowId);
  const { persistentChat, relatedContactId } = request;
  // Before anything changes: a past chat that cannot be continued is refused.
  if (persistentChat !== undefined) pastOf(world, persistentChat);
  if (relatedContactId !== undefined) contactOf(world, relatedContactId);
  const hasSteps = (flow.steps?.length ?? 0) > 0;
  const now = world.clock.now();
  const contactId = world.ids.uuid();
  const customer: Participant = {
    id: world.ids.uuid(),
    contactId,
    role: 'CUSTOMER',
    displayName: request.displayName,
    ...(request.customerId !== undefined && { customerId: request.customerId }),
    state: 'joined',
  };
  const contact: Contact = {
    id: contactId,
    initialContactId: contactId,
    initiationMethod: 'API',
    initiatedAt: now,
    contactFlow: flow,
    ...(request.disconnectOnCustomerExit === true && { disconnectOnCustomerExit: true }),
    ...(flow.steps !== undefined && { steps: flow.steps }),
    queue,
    ...(!hasSteps && { enqueuedAt: now }),
    attributes: request.attributes ?? {},
    segmentAttributes: { 'connect:Subtype': 'connect:Chat', ...request.segmentAttributes },
    supportedContentTypes: request.supportedContentTypes ?? [MessageContentType.text],
    ...(relatedContactId !== undefined && { relatedContactId }),
    customer,
    transcript: new Transcript(world.clock),
    participants: [customer],
    state: hasSteps ? 'flow' : 'queued',
    idleMinutes: {},
    idleInForce: {},
    idle: new Set(),
    passedBy: new Set(),
    timers: new Map(),
  };
  world.contacts.set(contactId, contact);
  world.participants.set(customer.id, customer);
  boundDuration(world, contact, (request.durationMinutes ?? defaultDurationMinutes) * 60_000);
  const continuedFrom = persistentChat && rehydrate(world, contact, persistentChat);
  postEvent(world, contact, 'participantJoined', customer);
  if (request.initialMessage !== undefined) {
    postItem(world, contact, { type: 'MESSAGE', ...request.initialMessage, sender: customer, stored: true });
  }
  world.events.emit({ type: 'contact', contact });
  routeContacts(world);
  return {
    contact,
    participantToken: world.credentials.participantTokens.issue(customer.id).token,
    ...(continuedFrom && { continuedFrom }),
  };
}

function entryPoint(world: World, contactFlowId: string): { flow: ContactFlow; queue: Queue } {
  const flow = world.instance.contactFlows.find(({ id, arn }) => id === contactFlowId || arn === contactFlowId);
  const queue = world.instance.queues.find(({ id }) => id === flow?.queueId);
  if (flow === undefined || queue === undefined) throw new WorldError('FlowNotFound', 'No such contact flow');
  return { flow, queue };
}

function boundDuration(world: World, contact: Contact, durationMs: number): void {
  const end = (reason: DisconnectReason) => () => endContact(world, contact, { reason });
  contact.timers.set('duration', world.clock.setTimer(durationMs, end('EXPIRED')));
  const notConnected = end('CUSTOMER_CONNECTION_NOT_ESTABLISHED');
  contact.timers.set('customerConnect', world.clock.setTimer(world.timing.customerConnectMs, notConnected));
}
