import type { StoredThread } from '@liaison/core';
import { useEffect, useMemo } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';

/** The stored conversation of a contact, being read as long as something shows it. Undefined without `pastContacts` in the provider. */
export function useStoredThread(contactId: string): StoredThread | undefined {
  const { pastContacts } = useLiaison();
  const thread = useMemo(() => pastContacts?.open(contactId), [contactId, pastContacts]);
  useEffect(() => {
    void thread?.read();
    return () => thread?.close();
  }, [thread]);
  return thread;
}
