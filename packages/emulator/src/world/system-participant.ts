import type { Contact, Participant } from './state.ts';

/** In whose name flows speak. They are nobody in the contact, so one id per contact serves them. */
export const systemParticipant = (contact: Contact, displayName = 'SYSTEM_MESSAGE'): Participant => ({
  id: contact.id,
  contactId: contact.id,
  role: 'SYSTEM',
  displayName,
  state: 'left',
});
