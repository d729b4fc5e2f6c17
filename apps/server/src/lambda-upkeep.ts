import { createLogger, readSettings, s3Client, upkeep } from '@liaison/backend';
import { serverStore } from './server-store.ts';

/** Milliseconds before its time is over in which a function ends what it does. */
const spareMs = 30_000;

const settings = readSettings(process.env);
const logger = createLogger(settings);
const store = serverStore(settings, logger);
const s3 = s3Client(settings.aws);

/**
 * What a server does without being asked, as a function of AWS Lambda that a schedule calls: nothing runs between the requests of the other
 * one. What it does not get done is left to the next call.
 */
export const handler = (_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<void> =>
  upkeep(
    { settings, logger, store, s3, now: () => new Date(), newId: () => crypto.randomUUID() },
    AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - spareMs, 0)),
  );
