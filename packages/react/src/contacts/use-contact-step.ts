import { useLiaison } from '../provider/liaison-context.ts';

/** The steps an agent can take on a contact. Outcome and failure show in the store, so nothing is returned. */
export function useContactStep(contactId: string) {
  const { connectService, store } = useLiaison();
  return {
    accept: () => {
      store.getState().selectContact(contactId);
      void connectService.acceptContact(contactId);
    },
    reject: () => void connectService.rejectContact(contactId),
    end: () => void connectService.endContact(contactId),
    leave: () => void connectService.leaveContact(contactId),
    clear: () => void connectService.clearContact(contactId),
  };
}
