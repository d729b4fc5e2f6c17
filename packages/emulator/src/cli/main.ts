#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createEmulator } from '../create-emulator.ts';
import { instanceSettings } from './instance-settings.ts';
import { limitMode, recordSettings, signingCredentials, topicSettings } from './service-settings.ts';
import { absoluteUris, SettingError } from './settings.ts';

const usage = `Runs a local Amazon Connect for chat.

  --port <number>                  port to listen on (default 4501; 0 takes a free one)
  --host <address>                 address to bind to (default 127.0.0.1)
  --agent <login>=<name>           an agent besides ada and bo; may be repeated
  --multi-party-chat               an agent who invites another one stays in the chat
  --approved-origin <origin>       origin beyond this machine's whose pages may embed the CCP; may be repeated
  --oidc-client-redirect <uri>     address beyond this machine's that OpenID Connect may return to; may be repeated
  --topic <arn>=<address>          SNS topic and the HTTP endpoint that subscribes to it; may be repeated
  --contact-events <address>       where contact events are posted to
  --contact-events-topic <arn>     topic that contact events are published to
  --transcripts <folder>           folder for the transcript files of ended chats
  --transcripts-topic <arn>        topic that is told of new transcript files
  --limits off|count|enforce       rates and quotas of the service (default off)
  --access-key-id <id>             verifies signatures with this key, whose secret is in LIAISON_CONNECT_SECRET_KEY
  --help                           this text`;

const options = {
  port: { type: 'string', default: '4501' },
  host: { type: 'string', default: '127.0.0.1' },
  agent: { type: 'string', multiple: true },
  'multi-party-chat': { type: 'boolean', default: false },
  'approved-origin': { type: 'string', multiple: true },
  'oidc-client-redirect': { type: 'string', multiple: true },
  topic: { type: 'string', multiple: true },
  'contact-events': { type: 'string' },
  'contact-events-topic': { type: 'string' },
  transcripts: { type: 'string' },
  'transcripts-topic': { type: 'string' },
  limits: { type: 'string', default: 'off' },
  'access-key-id': { type: 'string' },
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
    instance: instanceSettings(values),
    approvedOrigins: absoluteUris('--approved-origin', values['approved-origin']),
    oidcRedirectUris: absoluteUris('--oidc-client-redirect', values['oidc-client-redirect']),
    topics: topicSettings(values.topic),
    records: recordSettings(values),
    limits: { mode: limitMode(values.limits) },
    ...signingCredentials(values['access-key-id'], process.env['LIAISON_CONNECT_SECRET_KEY']),
  });
  console.log(`Local Amazon Connect at ${emulator.url} (control page: ${emulator.url}/_emulator/)`);

  const stop = async () => {
    await emulator[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
