import type { PendingStep } from '@liaison/core';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import styles from './step-failure.module.css';

const texts: Readonly<Record<PendingStep['step'], MessageDescriptor>> = defineMessages({
  accepting: { id: 'step.acceptFailed', defaultMessage: 'Could not accept: {reason}' },
  rejecting: { id: 'step.rejectFailed', defaultMessage: 'Could not reject: {reason}' },
  ending: { id: 'step.endFailed', defaultMessage: 'Could not end the chat: {reason}' },
  leaving: { id: 'step.leaveFailed', defaultMessage: 'Could not leave the chat: {reason}' },
  removing: { id: 'step.removeFailed', defaultMessage: 'Could not take that person out of the chat: {reason}' },
  clearing: { id: 'step.clearFailed', defaultMessage: 'Could not close the contact: {reason}' },
});

/** Why the last step did not work. The button that took it is still there to try again. */
export function StepFailure({ pending }: { pending: PendingStep | undefined }) {
  if (!pending?.failure) return null;
  return (
    <p role="alert" className={styles.failure}>
      <FormattedMessage {...texts[pending.step]} values={{ reason: pending.failure.message }} />
    </p>
  );
}
