import { fileURLToPath } from 'node:url';
import { connectClients, createLogger, readSettings } from '@liaison/backend';
import closeWithGrace from 'close-with-grace';
import { explain } from './explain.ts';
import { listen } from './listen.ts';

const folders = {
  desktop: fileURLToPath(import.meta.resolve('../../desktop/dist/')),
  customer: fileURLToPath(import.meta.resolve('../../customer/dist/')),
};

try {
  const settings = readSettings(process.env);
  const logger = createLogger(settings);
  const clients = connectClients(settings.aws);
  const server = await listen({ settings, logger, clients, folders });
  logger.info({ address: server.address }, 'listening');

  closeWithGrace({ delay: 2500, logger: false }, async ({ err }) => {
    if (err) logger.fatal({ name: err.name, frames: err.stack?.split('\n').slice(1, 6) }, 'stopping after an error');
    await server[Symbol.asyncDispose]();
    clients[Symbol.dispose]();
  });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
