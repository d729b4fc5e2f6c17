/** An item as Amazon Connect writes it. */
export const chatItem = (id: string, said: Record<string, unknown> = {}) => ({
  Id: id,
  Type: 'MESSAGE',
  AbsoluteTime: '2026-11-23T09:00:00.000Z',
  ContentType: 'text/plain',
  Content: `message ${id}`,
  ParticipantId: 'participant-1',
  DisplayName: 'Cleo',
  ParticipantRole: 'CUSTOMER',
  ContactId: 'contact-1',
  InitialContactId: 'contact-1',
  ...said,
});

export const now = new Date('2026-11-23T09:10:00.000Z');
