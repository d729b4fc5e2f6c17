import type { AgentState } from '@liaison/core';
import { defineMessages, type IntlShape, type MessageDescriptor } from 'react-intl';

/**
 * What Amazon Connect's own states mean. Their names are words of the service (Streams 2.28.2, `AgentAvailStates` and
 * `AgentErrorStates`); states that the instance's administrators named are shown as named.
 */
const texts: Readonly<Record<string, MessageDescriptor>> = defineMessages({
  Init: { id: 'state.init', defaultMessage: 'Starting' },
  Busy: { id: 'state.busy', defaultMessage: 'On a contact' },
  PendingBusy: { id: 'state.pendingBusy', defaultMessage: 'Contact incoming' },
  PendingAvailable: { id: 'state.pendingAvailable', defaultMessage: 'Becoming available' },
  AfterCallWork: { id: 'state.afterCallWork', defaultMessage: 'After contact work' },
  CallingCustomer: { id: 'state.callingCustomer', defaultMessage: 'Calling the customer' },
  Dialing: { id: 'state.dialing', defaultMessage: 'Dialling' },
  Joining: { id: 'state.joining', defaultMessage: 'Joining' },
  Default: { id: 'state.default', defaultMessage: 'Something went wrong' },
  AgentHungUp: { id: 'state.agentHungUp', defaultMessage: 'You left before the customer answered' },
  BadAddressAgent: { id: 'state.badAddressAgent', defaultMessage: 'Your number is not valid' },
  BadAddressCustomer: { id: 'state.badAddressCustomer', defaultMessage: 'The customer’s number is not valid' },
  FailedConnectAgent: { id: 'state.failedConnectAgent', defaultMessage: 'You could not be connected' },
  FailedConnectCustomer: { id: 'state.failedConnectCustomer', defaultMessage: 'The customer could not be connected' },
  InvalidLocale: { id: 'state.invalidLocale', defaultMessage: 'Your language is not set up' },
  LineEngagedAgent: { id: 'state.lineEngagedAgent', defaultMessage: 'Your line is busy' },
  LineEngagedCustomer: { id: 'state.lineEngagedCustomer', defaultMessage: 'The customer’s line is busy' },
  MissedCallAgent: { id: 'state.missedCallAgent', defaultMessage: 'You missed a contact' },
  MissedCallCustomer: { id: 'state.missedCallCustomer', defaultMessage: 'The customer did not answer' },
  MultipleCcpWindows: { id: 'state.multipleCcpWindows', defaultMessage: 'The CCP is open more than once' },
  RealtimeCommunicationError: { id: 'state.realtimeCommunicationError', defaultMessage: 'The call’s sound failed' },
});

/** A state in plain words. */
export function stateText(intl: IntlShape, { name, type }: Pick<AgentState, 'name' | 'type'>): string {
  const text = type === 'system' || type === 'error' ? texts[name] : undefined;
  return text ? intl.formatMessage(text) : name;
}
