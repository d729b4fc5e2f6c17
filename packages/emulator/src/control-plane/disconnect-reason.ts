import type { EndedBy } from '../world/state.ts';

/** As contact records call the ways to end (administrator guide); which one the system's own end is: assumed. */
export const disconnectReason: Readonly<Record<EndedBy, string>> = {
  agent: 'AGENT_DISCONNECT',
  api: 'API',
  customer: 'CUSTOMER_DISCONNECT',
  system: 'EXPIRED',
};
