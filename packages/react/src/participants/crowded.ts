import { createContext } from 'react';

/** R1: whether more people are in the conversation around than receipts are kept for. */
export const Crowded = createContext(false);
