import { parseArgs } from 'node:util';
import { createEmulator } from '../create-emulator.ts';
import { absoluteUris, SettingError } from './settings.ts';

const usage = `Runs a local Amazon Connect for chat.

  --port <number>                  port to listen on (default 4501; 0 takes a free one)
  --host <address>                 address to bind to (default 127.0.0.1)
  --approved-origin <origin>       origin beyond this machine's whose pages may embed the CCP; may be repeated
  --oidc-client-redirect <uri>     address beyond this machine's that OpenID Connect may return to; may be repeated
  --help                           this text`;

const options = {
  port: { type: 'string', default: '4501' },
  host: { type: 'string', default: '127.0.0.1' },
  'approved-origin': { type: 'string', multiple: true },
  'oidc-client-redirect': { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The emulator could not start.');
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(usage);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingError('--port must be a number from 0 to 65535.');
  const emulator = await createEmulator({
    port,
    host: values.host,
    approvedOrigins: absoluteUris('--approved-origin', values['approved-origin']),
    oidcRedirectUris: absoluteUris('--oidc-client-redirect', values['oidc-client-redirect']),
  });
  console.log(`Local Amazon Connect at ${emulator.url} (control page: ${emulator.url}/_emulator/)`);

  const stop = async () => {
    await emulator[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
