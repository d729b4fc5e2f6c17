import { fork } from 'node:child_process';
import type { FromServer, ToServer, Usage } from './messages.ts';

type Ready = Extract<FromServer, { kind: 'ready' }>;

/** A server in a process of its own, so that its memory and time are its own. */
export class ServerProcess implements Disposable {
  readonly #child;
  readonly ready: Promise<Ready>;

  constructor(file: string, ...args: string[]) {
    this.#child = fork(new URL(file, import.meta.url), args, { execArgv: ['--conditions=liaison-source'] });
    this.ready = this.#next('ready');
  }

  async usage(): Promise<Usage> {
    const answer = this.#next('usage');
    this.#child.send({ kind: 'usage?' } satisfies ToServer);
    return await answer;
  }

  [Symbol.dispose](): void {
    this.#child.send({ kind: 'stop' } satisfies ToServer);
  }

  #next<Kind extends FromServer['kind']>(kind: Kind): Promise<Extract<FromServer, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      const hear = (message: unknown) => {
        const told = message as FromServer;
        if (told.kind !== kind) return;
        this.#child.off('message', hear);
        resolve(told as Extract<FromServer, { kind: Kind }>);
      };
      this.#child.on('message', hear);
      this.#child.once('exit', (code) => reject(new Error(`The server has ended with ${code}`)));
    });
  }
}
