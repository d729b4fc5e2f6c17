import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Settings } from './settings/settings.ts';

/** JSON lines. Where they go is the caller's; nothing that names the machine is in them. */
export function createLogger({ logLevel }: Pick<Settings, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = { level: logLevel, base: null, timestamp: stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}
