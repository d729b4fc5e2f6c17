import type { Logger } from 'pino';
import type { Agent } from '../auth/authenticator.ts';

/** What the server keeps for the length of one request. */
export interface AppEnv {
  Variables: {
    requestId: string;
    logger: Logger;
    /** Address of the client, as far as the configured proxies can be believed. */
    clientAddress: string;
    /** Set on agent routes only. */
    agent: Agent;
  };
}
