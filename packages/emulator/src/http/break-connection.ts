import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { EmulatorEnv } from './emulator-env.ts';

/** Cuts the connection a request came on instead of answering it. */
export function breakConnection(context: Context<EmulatorEnv>): Response {
  context.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
