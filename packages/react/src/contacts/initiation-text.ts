import { defineMessages, type IntlShape } from 'react-intl';

const texts = defineMessages({
  api: { id: 'initiation.api', defaultMessage: 'A page or an app' },
  callback: { id: 'initiation.callback', defaultMessage: 'A callback' },
  disconnect: { id: 'initiation.disconnect', defaultMessage: 'A disconnect flow' },
  inbound: { id: 'initiation.inbound', defaultMessage: 'The customer' },
  monitor: { id: 'initiation.monitor', defaultMessage: 'Monitoring' },
  outbound: { id: 'initiation.outbound', defaultMessage: 'An agent' },
  queue_transfer: { id: 'initiation.queueTransfer', defaultMessage: 'A transfer from a queue' },
  transfer: { id: 'initiation.transfer', defaultMessage: 'A transfer' },
});

/** Amazon Connect's initiation method in words; one that is new is shown as it is. */
export function initiationText(intl: IntlShape, method: string): string {
  const name = method.toLowerCase();
  return Object.hasOwn(texts, name) ? intl.formatMessage(texts[name as keyof typeof texts]) : method;
}
