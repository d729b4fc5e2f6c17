import { createStore, readAdminSettings, type Store } from '@liaison/backend';
import type { CommandContext } from './command.ts';

/** Opens the database of the settings, brought up to date, for as long as a piece of work takes. */
export async function withStore<Result>(
  { environment }: Pick<CommandContext, 'environment'>,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = createStore({ settings: readAdminSettings(environment).store, onIdleError: () => {} });
  try {
    await store.open();
    return await work(store);
  } finally {
    await store[Symbol.asyncDispose]();
  }
}
