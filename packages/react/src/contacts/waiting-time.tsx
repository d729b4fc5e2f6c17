import { Clock, Hourglass, TriangleAlert } from 'lucide-react';
import { defineMessages, useIntl } from 'react-intl';
import { usePreference } from '../preferences/use-preference.ts';
import { useNow } from '../provider/use-now.ts';
import { classNames } from '../ui/class-names.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import hidden from '../ui/visually-hidden.module.css';
import { waitingLevel } from './waiting-level.ts';
import styles from './contact-list-item.module.css';

const labels = defineMessages({
  short: { id: 'contacts.waiting', defaultMessage: 'Customer is waiting for an answer' },
  long: { id: 'contacts.waitingLong', defaultMessage: 'Customer has waited long for an answer' },
  tooLong: { id: 'contacts.waitingTooLong', defaultMessage: 'Customer has waited too long for an answer' },
});

const signs = { short: Clock, long: Hourglass, tooLong: TriangleAlert };

/** How long a customer has waited for an answer. `since` is epoch ms. Colour, sign and words change at the agent's limits. */
export function WaitingTime({ since }: { since: number }) {
  const intl = useIntl();
  const long = usePreference('waitingLong');
  const tooLong = usePreference('waitingTooLong');
  const level = waitingLevel(useNow() - since, { long, tooLong });
  const Sign = signs[level];
  const label = intl.formatMessage(labels[level]);
  return (
    <span className={classNames(styles.time, styles[level])} title={label}>
      <Sign size={11} aria-hidden="true" />
      <span className={hidden.hidden}>{label}</span>
      <Elapsed since={since} />
    </span>
  );
}
