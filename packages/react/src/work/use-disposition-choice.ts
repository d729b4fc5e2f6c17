import type { DispositionChoice } from '@liaison/core';
import { useSyncExternalStore } from 'react';
import type { DispositionCommands } from './contact-work.ts';

/** What the agent chooses from for a contact. */
export const useDispositionChoice = (duties: DispositionCommands, contactId: string): DispositionChoice =>
  useSyncExternalStore(duties.subscribe, () => duties.choice(contactId));
