import { join } from 'node:path';
import type { Child, Exit, Stream } from './child.ts';
import { LOCAL_TOPIC, localEnvironment } from './local-environment.ts';
import { LOCAL_HOST, type Ports } from './ports.ts';
import type { ProcessGroup } from './process-group.ts';
import { untilReady } from './ready.ts';
import { root } from './root.ts';

export interface StackOptions {
  readonly processes: ProcessGroup;
  readonly ports: Ports;
  /** Ports of several server processes, when something else listens on the server's port and hands requests on to them. */
  readonly serverPorts?: readonly number[];
  /** The person's settings; local values fill in the rest. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes each line that a process writes while it is at work. */
  readonly onLine: (written: Written) => void;
}

export interface Written {
  readonly process: ProcessName;
  readonly line: string;
  readonly stream: Stream;
}

export type ProcessName = 'server' | 'local Amazon Connect';

/** The product at work: the local Amazon Connect and the server, or several, all ready. */
export interface Stack {
  readonly serverUrl: string;
  readonly emulatorUrl: string;
  /** Settles when one of them ends by itself. */
  readonly ended: Promise<Exit>;
  /** Ends the server, or all of them, and starts it again with the same settings. */
  restartServer(): Promise<void>;
}

interface Program {
  readonly name: ProcessName;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly readyUrl: string;
}

/** Starts all and waits until they are ready. @throws {UserError} when one of them cannot start. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { processes, ports, serverPorts = [ports.server], env, onLine } = options;
  const serverUrl = `http://${LOCAL_HOST}:${ports.server}`;
  const emulatorUrl = `http://${LOCAL_HOST}:${ports.emulator}`;
  const servers = serverPorts.map(
    (port): Program => ({
      name: 'server',
      file: 'apps/server/src/main.ts',
      args: [],
      env: localEnvironment({ given: env, ports: { ...ports, server: port } }),
      readyUrl: `http://${LOCAL_HOST}:${port}/readyz`,
    }),
  );
  const emulator: Program = {
    name: 'local Amazon Connect',
    file: 'packages/emulator/src/cli/main.ts',
    args: [
      `--port=${ports.emulator}`,
      `--approved-origin=${serverUrl}`,
      `--approved-origin=http://localhost:${ports.server}`,
      `--topic=${LOCAL_TOPIC}=${serverUrl}/api/ingest/sns`,
      `--contact-events-topic=${LOCAL_TOPIC}`,
    ],
    env,
    readyUrl: `${emulatorUrl}/_emulator/health`,
  };
  const ended = Promise.withResolvers<Exit>();
  const stopping = new WeakSet<Child>();

  async function launch({ name, file, args, env: settings, readyUrl }: Program): Promise<Child> {
    const said: string[] = [];
    let take = (line: string, stream: Stream): unknown => stream === 'err' && said.push(line);
    const child = processes.start({
      name,
      file: join(root, file),
      args,
      env: settings,
      cwd: root,
      onLine: (line, stream) => take(line, stream),
    });
    await untilReady({ child, url: readyUrl, said: () => said });
    take = (line, stream) => onLine({ process: name, line, stream });
    void child.exited.then((exit) => {
      if (!stopping.has(child)) ended.resolve(exit);
    });
    return child;
  }

  const launchServers = () => Promise.all(servers.map(launch));
  let [current] = await Promise.all([launchServers(), launch(emulator)]);
  return {
    serverUrl,
    emulatorUrl,
    ended: ended.promise,
    async restartServer() {
      for (const child of current) stopping.add(child);
      await Promise.all(current.map((child) => child[Symbol.asyncDispose]()));
      current = await launchServers();
    },
  };
}
