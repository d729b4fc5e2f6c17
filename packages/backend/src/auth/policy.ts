import type { Role } from './roles.ts';

/**
 * The least role for each operation that asks who is asking, by its id in the OpenAPI document. Whether an agent may do it
 * with a given contact is asked of Amazon Connect besides.
 */
export const policy = {
  createParticipantConnection: 'agent',
  checkOrigin: 'agent',
  uploadItems: 'agent',
  getThread: 'agent',
  revealItem: 'agent',
  getHistory: 'agent',
  exportContact: 'agent',
  copyAttachment: 'agent',
  getAttachment: 'agent',
  searchContacts: 'agent',
  getNote: 'agent',
  putNote: 'agent',
  getEarlierNotes: 'agent',
  getHandoffCard: 'agent',
  putHandoffCard: 'agent',
  getDisposition: 'agent',
  putDisposition: 'agent',
  getContactDispositionCodes: 'agent',
  getDispositionCodes: 'supervisor',
  putDispositionCodes: 'administrator',
  getPreferences: 'agent',
  putPreferences: 'agent',
  searchQuickResponses: 'agent',
  getQuickResponse: 'agent',
  putQuickResponse: 'administrator',
  deleteQuickResponse: 'administrator',
  importQuickResponses: 'administrator',
  exportQuickResponses: 'administrator',
  getAudit: 'administrator',
  getHolds: 'administrator',
  setHold: 'administrator',
  liftHold: 'administrator',
  createErasure: 'administrator',
  getRetentionPolicy: 'administrator',
  putRetentionPolicy: 'administrator',
} as const satisfies Readonly<Record<string, Role>>;

export type GuardedOperation = keyof typeof policy;
