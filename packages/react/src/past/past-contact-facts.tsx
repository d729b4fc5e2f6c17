import type { ArchivedContact } from '@liaison/protocol/api';
import { useIntl } from 'react-intl';
import styles from './past.module.css';

/** When a contact was, with whom, from which queue, and how it came out, in one line. Names are untrusted text. */
export function PastContactFacts({ contact }: { contact: ArchivedContact }) {
  const intl = useIntl();
  const { startedAt, agentName, queueName, disposition } = contact;
  const facts = [agentName, queueName, disposition].filter((fact) => fact !== undefined && fact !== '');
  return (
    <span className={styles.facts}>
      <time dateTime={startedAt}>{intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}</time>
      {facts.map((fact, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the facts of one contact do not move
        <bdi key={index}>{fact}</bdi>
      ))}
    </span>
  );
}
