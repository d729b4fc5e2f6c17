import { type createLogger, createStore, describeError, type Settings, type Store } from '@liaison/backend';

/** The store of a server. A connection that breaks while nobody uses it is logged: the next query makes another one. */
export const serverStore = (settings: Pick<Settings, 'store'>, logger: ReturnType<typeof createLogger>): Store =>
  createStore({
    settings: settings.store,
    onIdleError: (error) => logger.warn({ error: describeError(error) }, 'a database connection broke'),
  });
