import { connectClients, createLogger, describeError, readSettings } from '@liaison/backend';
import closeWithGrace from 'close-with-grace';
import { explain } from './explain.ts';
import { listen, type PageFolders } from './listen.ts';

export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly folders: PageFolders;
}

/** Milliseconds after which a server that was asked to stop ends in any case. */
const stopWithinMs = 1900;

/** Runs the server in this process until it is asked to stop. What keeps it from starting is one sentence and exit code 1. */
export async function run({ environment, folders }: RunOptions): Promise<void> {
  try {
    const settings = readSettings(environment);
    const logger = createLogger(settings);
    const clients = connectClients(settings.aws);
    const server = await listen({ settings, logger, clients, folders });
    logger.info({ address: server.address }, 'listening');

    closeWithGrace({ delay: stopWithinMs, logger: false }, async ({ err }) => {
      if (err) logger.fatal({ error: describeError(err) }, 'stopping after an error');
      await server[Symbol.asyncDispose]();
      clients[Symbol.dispose]();
    });
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
