import type { Kysely } from 'kysely';
import type { Database } from '../../store/database.ts';

export interface Turn {
  readonly task: string;
  readonly now: Date;
  /** Milliseconds until the task is anybody's again, should whoever took it never say that it is done. */
  readonly leaseMs: number;
}

/** Takes a task that is due, so that of all servers that look one does it. A task that nobody knows yet is due. */
export async function takeTurn(db: Kysely<Database>, { task, now, leaseMs }: Turn): Promise<boolean> {
  const due_at = new Date(now.getTime() + leaseMs);
  const taken = await db
    .insertInto('scheduled_task')
    .values({ name: task, due_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ due_at }).where('scheduled_task.due_at', '<=', now))
    .returning('name')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Says when a task is due next. */
export async function setDue(db: Kysely<Database>, task: string, dueAt: Date): Promise<void> {
  await db.updateTable('scheduled_task').set({ due_at: dueAt }).where('name', '=', task).execute();
}
