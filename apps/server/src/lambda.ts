import { fileURLToPath } from 'node:url';
import { connectClients, createLogger, loadPage, readSettings } from '@liaison/backend';
import { getConnInfo, handle } from 'hono/aws-lambda';
import { serverApp } from './server-app.ts';
import { serverStore } from './server-store.ts';

const settings = readSettings(process.env);
if (settings.store.databaseUrl === undefined)
  throw new Error('DATABASE_URL must be set: functions share no data folder.');
const logger = createLogger(settings);
const store = serverStore(settings, logger);
const page = (name: string) => loadPage(fileURLToPath(new URL(`pages/${name}`, import.meta.url)));
const [desktop, customer] = await Promise.all([page('desktop'), page('customer')]);

/** The server as a function of AWS Lambda, behind an HTTP API. The pages lie beside the bundle. */
export const handler = handle(
  serverApp({
    settings,
    logger,
    store,
    clients: connectClients(settings.aws),
    peerAddress: (c) => getConnInfo(c).remote.address ?? '',
    pages: { desktop, customer },
  }),
);
