/** `npm run serve`: the server alone, with the settings of the environment, against an Amazon Connect instance of one's own. */
import { join } from 'node:path';
import { ensureBuilds } from './lib/builds.ts';
import { root } from './lib/root.ts';
import { runMain } from './lib/run-main.ts';

await runMain({
  whenStopped: 0,
  async main(processes) {
    await ensureBuilds({ processes, say: console.log });
    const server = processes.start({
      name: 'server',
      file: join(root, 'apps/server/src/main.ts'),
      env: process.env,
      cwd: root,
      onLine: (line, stream) => process[stream === 'out' ? 'stdout' : 'stderr'].write(`${line}\n`),
    });
    return (await server.exited).code ?? 1;
  },
});
