import { Hono } from 'hono';
import type { Streaming } from '../streaming/create-streaming.ts';
import { ControlError } from './control-error.ts';
import { readInput } from './read-input.ts';

/** `/topics`: the SNS topics of the account, each with its HTTP endpoint; how deliveries went. */
export function topicRoutes({ topics, delivery }: Streaming): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json({ topics: topics.list(), deliveries: delivery.counters }));
  app.post('/', async (context) => {
    const text = { type: 'string', required: true, min: 1, max: 2000 } as const;
    const { arn, endpoint } = await readInput(context, { arn: text, endpoint: text });
    if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
      throw new ControlError('InvalidRequest', 400, 'endpoint must be an http or https address');
    }
    return context.json(topics.add({ arn, endpoint }), 201);
  });
  app.delete('/:arn', (context) => {
    if (!topics.remove(context.req.param('arn'))) throw new ControlError('TopicNotFound', 404, 'No such topic');
    return context.json({});
  });
  return app;
}
