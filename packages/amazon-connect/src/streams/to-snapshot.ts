import type { AgentQueue, AgentSnapshot, AgentState, ContactSnapshot } from '@liaison/core';
import type { AgentData, ContactData, QueueData, StreamsState, StreamsTime } from './agent-data.ts';
import { contactParticipants } from './contact-participants.ts';
import { contactPhase } from './contact-phase.ts';

const STATE_TYPES: Readonly<Record<string, AgentState['type']>> = {
  routable: 'routable',
  not_routable: 'notRoutable',
  offline: 'offline',
  system: 'system',
  error: 'error',
};

const CHANNELS: Readonly<Record<string, ContactSnapshot['channel']>> = {
  chat: 'chat',
  voice: 'voice',
  queue_callback: 'voice',
  task: 'task',
  email: 'email',
};

/** The agent's whole situation in core's words. Server times are moved onto the local clock by the worker's measured skew. */
export function toSnapshot({ snapshot, configuration }: AgentData): AgentSnapshot {
  const toLocal = (time: StreamsTime | undefined): number | undefined => {
    const stamp = toEpochMs(time);
    return stamp === undefined ? undefined : stamp - (snapshot.skew ?? 0);
  };
  const agentStates = configuration.agentStates ?? [];
  const chosenState = agentStates.find(({ name }) => name === snapshot.agentAvailabilityState?.state);
  return {
    agent: {
      arn: configuration.agentARN ?? '',
      username: configuration.username ?? '',
      name: configuration.name ?? '',
      state: toState(snapshot.state),
      stateSince: toLocal(snapshot.state.startTimestamp) ?? 0,
      ...(snapshot.nextState ? { nextState: toState(snapshot.nextState) } : {}),
      ...(chosenState ? { chosenState: toState(chosenState) } : {}),
      availableStates: agentStates.map(toState),
      chatConcurrency: configuration.routingProfile?.channelConcurrencyMap?.CHAT ?? 0,
      queues: (configuration.routingProfile?.queues ?? []).flatMap(toQueue),
    },
    contacts: snapshot.contacts.map((contact) => toContact(contact, toLocal)),
  };
}

const toState = ({ agentStateARN, name, type }: StreamsState): AgentState => ({
  arn: agentStateARN ?? '',
  name,
  type: STATE_TYPES[type] ?? 'system',
});

const queueIdOf = ({ queueARN }: QueueData): string | undefined => queueARN?.split('/queue/')[1];

function toQueue(queue: QueueData): AgentQueue[] {
  const queueId = queueIdOf(queue);
  return queueId !== undefined && queue.name ? [{ queueId, queueName: queue.name }] : [];
}

function toContact(
  contact: ContactData,
  toLocal: (time: StreamsTime | undefined) => number | undefined,
): ContactSnapshot {
  const customerName = customerNameOf(contact);
  const queuedAt = toLocal(contact.queueTimestamp);
  const queueId = contact.queue ? queueIdOf(contact.queue) : undefined;
  return {
    contactId: contact.contactId,
    initialContactId: contact.initialContactId || contact.contactId,
    channel: CHANNELS[contact.type] ?? 'unknown',
    phase: contactPhase(contact),
    phaseSince: toLocal(contact.state.timestamp) ?? 0,
    ...(customerName === undefined ? {} : { customerName }),
    ...(contact.queue?.name ? { queueName: contact.queue.name } : {}),
    ...(queueId === undefined ? {} : { queueId }),
    ...(queuedAt === undefined ? {} : { queuedAt }),
    ...(contact.initiationMethod === undefined ? {} : { initiationMethod: contact.initiationMethod }),
    attributes: values(contact.attributes),
    ...(hasAny(contact.references) ? { references: values(contact.references) } : {}),
    ...(isVerified(contact) ? { customerVerified: true as const } : {}),
    autoAccept: contact.agentContactHandlingConfig?.autoAccept ?? false,
    markdownAllowed: contact.contactFeatures?.messagingMarkdownEnabled ?? false,
    attachmentsAllowed: contact.contactFeatures?.attachmentsEnabled ?? false,
    multiParty: contact.contactFeatures?.multiPartyConferenceEnabled ?? false,
    participants: contactParticipants(contact),
  };
}

type Named = Readonly<Record<string, { readonly value?: string } | null>> | null | undefined;

const values = (named: Named): Record<string, string> =>
  Object.fromEntries(Object.entries(named ?? {}).map(([name, entry]) => [name, entry?.value ?? '']));

const hasAny = (named: Named): boolean => Object.keys(named ?? {}).length > 0;

/** As Streams' `ChatConnection.isAuthenticated` reads it, without making the connection that it is a method of (Streams 2.28.2). */
const isVerified = ({ segmentAttributes }: ContactData): boolean =>
  segmentAttributes?.['connect:CustomerAuthentication']?.ValueMap?.['Status']?.ValueString === 'AUTHENTICATED';

/** How a chat's customer is called; of other channels what the contact is called, or where it comes from. */
function customerNameOf({ connections, customerEndpoint, name, type }: ContactData): string | undefined {
  const inChat = connections.map(({ chatMediaInfo }) => chatMediaInfo?.customerName).find(Boolean);
  if (inChat || type === 'chat') return inChat;
  const from = customerEndpoint ?? connections.find(({ initial }) => initial)?.endpoint;
  return name || from?.phoneNumber || from?.emailAddress || undefined;
}

function toEpochMs(time: StreamsTime | undefined): number | undefined {
  if (time === undefined || time === null) return undefined;
  const stamp = new Date(time).getTime();
  return Number.isNaN(stamp) ? undefined : stamp;
}
