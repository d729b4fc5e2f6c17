import { selectStretches, type Stretch } from '@liaison/core';
import { useContactStore } from '../provider/use-contact-store.ts';

/** The lines of a conversation in pieces that stay the same objects while nothing in them changes. */
export const useStretches = (contactId: string): readonly Stretch[] => useContactStore(selectStretches(contactId));
