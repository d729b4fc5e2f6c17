import { freePorts, LOCAL_HOST } from '../../tools/lib/ports.ts';
import { processGroup } from '../../tools/lib/process-group.ts';
import { untilReady } from '../../tools/lib/ready.ts';
import { root } from '../../tools/lib/root.ts';
import { EmulatorClient } from './emulator-client.ts';

/** A local Amazon Connect besides the stack's, set up by options of its command line. */
export async function startEmulator(options: readonly string[]): Promise<AsyncDisposable & { client: EmulatorClient }> {
  const { emulator: port } = await freePorts();
  const processes = processGroup();
  const said: string[] = [];
  const child = processes.start({
    name: 'local Amazon Connect',
    file: 'packages/emulator/src/cli/main.ts',
    args: [`--port=${port}`, ...options],
    env: process.env,
    cwd: root,
    onLine: (line) => said.push(line),
  });
  const url = `http://${LOCAL_HOST}:${port}`;
  await untilReady({ child, url: `${url}/_emulator/health`, said: () => said });
  return { client: new EmulatorClient(url), [Symbol.asyncDispose]: () => processes[Symbol.asyncDispose]() };
}
