import {
  connectClients,
  createLogger,
  DataFolderInUse,
  describeError,
  readSettings,
  s3Client,
  type Settings,
  type Store,
} from '@liaison/backend';
import closeWithGrace from 'close-with-grace';
import { explain } from './explain.ts';
import { listen, type PageFolders } from './listen.ts';
import { repeatUpkeep } from './repeat-upkeep.ts';
import { serverStore } from './server-store.ts';

export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly folders: PageFolders;
}

/** Milliseconds after which a server that was asked to stop ends in any case. */
const stopWithinMs = 1900;

/** Runs the server in this process until it is asked to stop. What keeps it from starting is one sentence and exit code 1. */
export async function run({ environment, folders }: RunOptions): Promise<void> {
  try {
    await start(readSettings(environment), folders);
  } catch (error) {
    console.error(explain(error));
    // A database that is still opening would keep the process for seconds.
    process.exit(1);
  }
}

async function start(settings: Settings, folders: PageFolders): Promise<void> {
  const logger = createLogger(settings);
  const clients = connectClients(settings.aws);
  const store = serverStore(settings, logger);
  // The database opens while the server starts: what needs it waits for it.
  const opening = openUnlessInUse(store, logger);
  const server = await listen({ settings, logger, clients, store, folders }).catch(async (error: unknown) => {
    await store[Symbol.asyncDispose]();
    throw error;
  });
  logger.info({ address: server.address }, 'listening');
  const repeated = repeatUpkeep({
    settings,
    store,
    logger,
    s3: s3Client(settings.aws),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });

  const stop = async () => {
    await Promise.all([server[Symbol.asyncDispose](), repeated[Symbol.asyncDispose]()]);
    await store[Symbol.asyncDispose]();
    clients[Symbol.dispose]();
  };
  const stopping = closeWithGrace({ delay: stopWithinMs, logger: false }, async ({ err }) => {
    if (err) logger.fatal({ error: describeError(err) }, 'stopping after an error');
    await stop();
  });
  const inUse = await opening;
  if (inUse === undefined) return;
  stopping.uninstall();
  await stop();
  throw inUse;
}

/** A database that cannot be reached may come later, and `/readyz` says so until it does. A data folder in use is a mistake. */
async function openUnlessInUse(
  store: Store,
  logger: ReturnType<typeof createLogger>,
): Promise<DataFolderInUse | undefined> {
  try {
    await store.open();
  } catch (error) {
    if (error instanceof DataFolderInUse) return error;
    logger.error({ error: describeError(error) }, 'the database cannot be opened');
  }
  return undefined;
}
