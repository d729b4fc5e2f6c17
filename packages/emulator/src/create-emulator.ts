import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { SigningCredentials } from './control-plane/check-signature.ts';
import { emulatorApp } from './emulator-app.ts';
import type { FaultRegistry } from './faults/fault-registry.ts';
import { FlowRunner } from './flows/flow-runner.ts';
import { listen } from './http/listen.ts';
import { redirectUris } from './oidc/redirect-uris.ts';
import { generateSigningKey } from './oidc/signing-key.ts';
import { type LimitSettings, ServiceLimits } from './limits/service-limits.ts';
import { type Control, createControl } from './control/create-control.ts';
import { createRecords, type Records, type RecordSettings } from './records/create-records.ts';
import { createScriptedCustomers } from './scripted-customer/create-scripted-customers.ts';
import { createStreaming } from './streaming/create-streaming.ts';
import type { Topics, TopicSetting } from './streaming/topics.ts';
import { SocketHub } from './sockets/socket-hub.ts';
import type { SocketLimits } from './sockets/socket-limits.ts';
import { createWorld, type World, type WorldOptions } from './world/world.ts';

export interface EmulatorOptions extends WorldOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Address to bind to; only this machine can reach the default, 127.0.0.1. */
  readonly host?: string;
  /** Origins beyond this machine's own whose pages may embed the CCP. */
  readonly approvedOrigins?: readonly string[];
  /** Addresses beyond this machine's own that the OpenID Connect issuer may return to. */
  readonly oidcRedirectUris?: readonly string[];
  /** Topics for real-time message streaming, each with the HTTP endpoint that subscribes to it. */
  readonly topics?: readonly TopicSetting[];
  /** Rates and quotas of the service: off unless told otherwise. */
  readonly limits?: LimitSettings;
  /** When slow readers and sockets that nobody is behind are cut. */
  readonly socketLimits?: Partial<SocketLimits>;
  /** Where contact events and transcript files go. */
  readonly records?: RecordSettings;
  /** The key that SDK clients sign with. Without it signatures are read and not verified. */
  readonly signingCredentials?: SigningCredentials;
  /** Told about failures of the emulator itself; they become process warnings unless given. */
  readonly onFailure?: (error: unknown) => void;
}

/** A running local Amazon Connect. */
export interface Emulator extends AsyncDisposable {
  /** E.g. `http://127.0.0.1:4501`, without a slash at the end. */
  readonly url: string;
  readonly world: World;
  /** What the control API does, as functions. */
  readonly control: Control;
  readonly faults: FaultRegistry;
  readonly sockets: SocketHub;
  readonly limits: ServiceLimits;
  readonly topics: Topics;
  /** Contact events and transcript files so far. */
  readonly records: Records;
}

/** Starts the emulator. Rejects with `ListenError` when the port is taken or not allowed. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = createWorld(options);
  const flows = new FlowRunner(world);
  const limits = new ServiceLimits(world.clock, options.limits);
  const onFailure = options.onFailure ?? warn;
  const sockets = new SocketHub({ world, limits, socketLimits: options.socketLimits });
  const approvedOrigins = options.approvedOrigins ?? [];
  const host = options.host ?? '127.0.0.1';
  let url = '';
  const customers = createScriptedCustomers({ world, endpoint: () => url });
  const streaming = createStreaming(world, { url: () => url });
  const records = createRecords({ world, limits, onFailure }, streaming, options.records);
  const control = createControl({ world, limits, sockets, customers });
  const app = emulatorApp({
    world,
    onFailure,
    control,
    approvedOrigins,
    redirectUris: redirectUris(options.oidcRedirectUris),
    signingKey: await generateSigningKey(),
    url: () => url,
    limits,
    streaming,
    records,
    signingCredentials: options.signingCredentials,
  });
  // Longer than clients keep a connection that they do not use: none asks over one that is just being closed.
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { keepAliveTimeout: 65_000 } }) as Server;
  server.on('upgrade', (request, stream, head) => sockets.upgrade(request, stream, head));
  url = `http://${host.includes(':') ? `[${host}]` : host}:${await listen(server, { port: options.port ?? 0, host })}`;
  for (const topic of options.topics ?? []) streaming.topics.add(topic);
  return {
    url,
    world,
    control,
    faults: world.faults,
    sockets,
    limits,
    topics: streaming.topics,
    records,
    [Symbol.asyncDispose]: async () => {
      world.faults.clear();
      flows[Symbol.dispose]();
      await customers[Symbol.asyncDispose]();
      await records[Symbol.asyncDispose]();
      streaming[Symbol.dispose]();
      sockets[Symbol.dispose]();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const warn = (error: unknown): void => process.emitWarning(error instanceof Error ? error : String(error));
