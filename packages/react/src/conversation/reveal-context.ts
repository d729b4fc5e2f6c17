import { createContext } from 'react';

/** Shows a masked message in clear, for a reason that goes on record. Rejects with a LiaisonError. */
export type Reveal = (itemId: string, reason: string) => Promise<void>;

/** How masked messages around here are revealed; unset where they cannot be. */
export const RevealContext = createContext<Reveal | undefined>(undefined);
