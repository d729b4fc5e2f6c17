import { defineMessages } from 'react-intl';

/** What the fate of an own message is called. */
export const statusTexts = defineMessages({
  queued: { id: 'status.queued', defaultMessage: 'Waiting to be sent' },
  sending: { id: 'status.sending', defaultMessage: 'Sending' },
  uncertain: { id: 'status.uncertain', defaultMessage: 'Not confirmed yet, trying again' },
  failed: { id: 'status.failed', defaultMessage: 'Not sent' },
  sent: { id: 'status.sent', defaultMessage: 'Sent' },
  delivered: { id: 'status.delivered', defaultMessage: 'Delivered' },
  read: { id: 'status.read', defaultMessage: 'Read' },
});
