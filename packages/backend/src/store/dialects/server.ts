import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { migrate } from '../migrate.ts';
import type { Backing } from './backing.ts';

export interface ServerOptions {
  readonly url: string;
  /** How many connections are open at most. */
  readonly connections: number;
  /** Told of a connection that broke while nobody used it. */
  readonly onIdleError: (error: Error) => void;
}

/** Milliseconds. */
const timeouts = { connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000 };

/** A PostgreSQL server. Connections are made when they are needed. */
export function server({ url, connections, onIdleError }: ServerOptions): Backing {
  const open = async () => {
    const pool = new Pool({ connectionString: url, max: connections, application_name: 'liaison', ...timeouts });
    pool.on('error', onIdleError);
    // One that breaks while it is used fails the query of whoever uses it, or the next one. Without a listener it would end the process.
    pool.on('connect', (client) => client.on('error', () => {}));
    try {
      await migrate(new PostgresDialect({ pool }));
      return pool;
    } catch (error) {
      await pool.end();
      throw error;
    }
  };
  return { dialect: new PostgresDialect({ pool: open }), release: () => {} };
}
