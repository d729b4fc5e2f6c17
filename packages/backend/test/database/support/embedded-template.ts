import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '@liaison/backend';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of an empty embedded database, to be copied: making one takes seconds. */
    readonly embeddedTemplate: string;
  }
}

export async function setup({ provide }: Pick<TestProject, 'provide'>) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'liaison-template-'));
  const store = createStore({
    settings: { databaseUrl: undefined, connections: 1, dataFolder },
    onIdleError: () => {},
  });
  await store.open();
  await store[Symbol.asyncDispose]();
  provide('embeddedTemplate', dataFolder);
  return () => rm(dataFolder, { recursive: true });
}
