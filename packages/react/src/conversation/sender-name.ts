import type { ChatMessage } from '@liaison/core';
import { defineMessages, type IntlShape } from 'react-intl';

const roleNames = defineMessages({
  self: { id: 'sender.self', defaultMessage: 'You' },
  agent: { id: 'sender.agent', defaultMessage: 'Agent' },
  customer: { id: 'sender.customer', defaultMessage: 'Customer' },
  bot: { id: 'sender.bot', defaultMessage: 'Assistant' },
  system: { id: 'sender.system', defaultMessage: 'System' },
  supervisor: { id: 'sender.supervisor', defaultMessage: 'Supervisor' },
  unknown: { id: 'sender.unknown', defaultMessage: 'Participant' },
});

/** Who wrote it, for a reader. A display name is untrusted text and never decides who the sender is taken for. */
export function senderName(intl: IntlShape, sender: ChatMessage['sender']): string {
  if (sender.isSelf) return intl.formatMessage(roleNames.self);
  // What Amazon Connect calls the sender of its own messages is a constant, not a name.
  if (sender.role === 'system' && sender.displayName === 'SYSTEM_MESSAGE') return intl.formatMessage(roleNames.system);
  return sender.displayName?.trim() || intl.formatMessage(roleNames[sender.role]);
}
