import { Hono } from 'hono';
import type { Records } from '../records/create-records.ts';

/** `/contact-events`: the latest 1,000; `?contactId=` narrows. `/transcripts`: which files there are, and in which bucket. */
export function recordRoutes({ contactEvents, objects, bucket }: Records): Hono {
  const app = new Hono();
  app.get('/contact-events', (context) => {
    const contactId = context.req.query('contactId');
    const events = contactEvents
      .list()
      .filter(({ detail }) => contactId === undefined || detail.contactId === contactId);
    return context.json({ events });
  });
  app.get('/transcripts', (context) => context.json({ bucket, keys: objects.list().map(({ key }) => key) }));
  return app;
}
