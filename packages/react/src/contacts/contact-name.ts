import type { ContactSnapshot } from '@liaison/core';
import { defineMessages, type IntlShape } from 'react-intl';

const fallbackNames = defineMessages({
  chat: { id: 'contact.chat', defaultMessage: 'Customer' },
  voice: { id: 'contact.voice', defaultMessage: 'Voice call' },
  task: { id: 'contact.task', defaultMessage: 'Task' },
  email: { id: 'contact.email', defaultMessage: 'E-mail' },
  unknown: { id: 'contact.unknown', defaultMessage: 'Contact' },
});

/** The customer's name as given (untrusted text), or what kind of contact it is. */
export const contactName = (intl: IntlShape, contact: Pick<ContactSnapshot, 'customerName' | 'channel'>): string =>
  contact.customerName?.trim() || intl.formatMessage(fallbackNames[contact.channel]);
