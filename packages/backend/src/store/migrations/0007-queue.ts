import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Contacts of a queue by time, as there are those of an agent and of a customer. */
export const queue: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('contact_queue')
      .on('contact')
      .columns(['queue_id', 'began_at', 'id'])
      .where('queue_id', 'is not', null)
      .execute();
  },
};
