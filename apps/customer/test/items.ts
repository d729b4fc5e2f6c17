import type { WireItem } from '@liaison/protocol';

/** A message of the agent whose text is its id. */
export const agentSays = (id: string, change: Partial<WireItem> = {}): WireItem => ({
  Id: id,
  Type: 'MESSAGE',
  AbsoluteTime: '2026-01-01T12:00:00.000Z',
  ContentType: 'text/plain',
  Content: id,
  ParticipantId: 'agent',
  DisplayName: 'Ada',
  ParticipantRole: 'AGENT',
  ...change,
});

/** A message of the customer. */
export const customerSays = (id: string, text: string): WireItem =>
  agentSays(id, { Content: text, ParticipantId: 'customer', DisplayName: 'Cleo', ParticipantRole: 'CUSTOMER' });

export const event = (id: string, name: string, change: Partial<WireItem> = {}): WireItem =>
  agentSays(id, {
    Type: 'EVENT',
    ContentType: `application/vnd.amazonaws.connect.event.${name}`,
    Content: undefined,
    ...change,
  });
