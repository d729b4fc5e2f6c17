import { Hono } from 'hono';
import type { Streaming } from './create-streaming.ts';

/** What a subscriber asks the topic service: the certificate, to confirm, to unsubscribe. Below `/sns/`. */
export function snsApp({ topics, certificate }: Pick<Streaming, 'topics' | 'certificate'>): Hono {
  const app = new Hono();

  app.get('/sns/:fileName{.+\\.pem}', async (context) => {
    const { fileName, certificate: pem } = await certificate();
    if (context.req.param('fileName') !== fileName) return context.notFound();
    return context.body(pem, 200, { 'content-type': 'application/x-pem-file' });
  });

  app.get('/sns/', (context) => {
    const { Action, TopicArn = '', Token = '', SubscriptionArn = '' } = context.req.query();
    if (Action === 'ConfirmSubscription') {
      const subscriptionArn = topics.confirm(TopicArn, Token);
      if (subscriptionArn === undefined) return context.body(xmlError('Invalid token'), 400, xmlHeaders);
      return context.body(confirmed(subscriptionArn), 200, xmlHeaders);
    }
    if (Action === 'Unsubscribe' && topics.unsubscribe(SubscriptionArn)) {
      return context.body('<UnsubscribeResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"/>', 200, xmlHeaders);
    }
    return context.body(xmlError('Invalid parameter'), 400, xmlHeaders);
  });
  return app;
}

const xmlHeaders = { 'content-type': 'text/xml' };
const xmlError = (message: string): string =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>${message}</Message></Error></ErrorResponse>`;
const confirmed = (arn: string): string =>
  `<ConfirmSubscriptionResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ConfirmSubscriptionResult><SubscriptionArn>${escaped(arn)}</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
