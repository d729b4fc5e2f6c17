import type { Logger } from 'pino';
import type { Agent } from '../../auth/authenticator.ts';
import { describeError } from '../../describe-error.ts';
import type { Store } from '../../store/store.ts';
import { type RetentionProgress, runRetention } from './run-retention.ts';
import { setDue, takeTurn } from './schedule.ts';

export interface RetentionTaskOptions {
  readonly store: Pick<Store, 'db'>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Milliseconds from the beginning of one run to that of the next. */
  readonly everyMs: number;
}

/** As the audit log has it, when nobody has asked for the run. */
const bySchedule: Agent = { username: 'retention', subject: 'liaison', roles: ['administrator'] };

const task = 'retention';

/** Milliseconds. A run that says nothing for so long has ended with its process. */
const leaseMs = 15 * 60_000;

/**
 * Looks whether retention is due and runs it, if no other server does. Each server may look as often as it likes. Never rejects: what
 * failed is logged and tried again when the lease is over.
 */
export async function retentionTask(options: RetentionTaskOptions, signal: AbortSignal): Promise<void> {
  const { store, logger, now, newId, everyMs } = options;
  try {
    const began = now();
    if (!(await takeTurn(store.db, { task, now: began, leaseMs }))) return;
    let last: RetentionProgress | undefined;
    const end = await runRetention({
      db: store.db,
      now,
      agent: bySchedule,
      requestId: newId(),
      dryRun: false,
      onProgress: async (progress) => {
        last = progress;
        await setDue(store.db, task, new Date(now().getTime() + leaseMs));
      },
      signal,
    });
    await setDue(store.db, task, end === 'complete' ? new Date(began.getTime() + everyMs) : now());
    if (last !== undefined) logger.info({ end, ...last }, 'retention has run');
  } catch (error) {
    logger.error({ error: describeError(error) }, 'retention failed');
  }
}
