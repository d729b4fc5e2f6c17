import { type Child, type ChildOptions, startChild } from './child.ts';

/** All processes of one run. Disposing of it ends them and lets no further one start. */
export interface ProcessGroup extends AsyncDisposable {
  start(options: ChildOptions): Child;
}

export function processGroup(): ProcessGroup {
  const running = new Set<Child>();
  let closed = false;
  return {
    start(options) {
      if (closed) throw new Error(`The ${options.name} cannot start: the run is over.`);
      const child = startChild(options);
      running.add(child);
      void child.exited.then(() => running.delete(child));
      return child;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await Promise.all([...running].map((child) => child[Symbol.asyncDispose]()));
    },
  };
}
