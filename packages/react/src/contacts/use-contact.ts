import { type ContactRecord, selectContact, selectPendingStep } from '@liaison/core';
import { useContactStore } from '../provider/use-contact-store.ts';

/** The contact itself: the same object until Amazon Connect reports a change. */
export const useContact = (contactId: string): ContactRecord['contact'] | undefined =>
  useContactStore(selectContact(contactId));

/** The step that the agent took and that is not confirmed yet. */
export const usePendingStep = (contactId: string): ContactRecord['pending'] =>
  useContactStore(selectPendingStep(contactId));
