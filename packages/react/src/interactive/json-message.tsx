import { Braces } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { Fallback } from '../text/fallback.tsx';
import { parseJson } from './interactive-content.ts';
import styles from './interactive.module.css';

/** Data for a program, folded away: an agent seldom needs it. */
export function JsonMessage({ content }: { content: string }) {
  const value = parseJson(content);
  return (
    <details className={styles.json}>
      <summary>
        <Fallback icon={<Braces size={14} />}>
          <FormattedMessage id="message.json" defaultMessage="Data for a program (JSON)" />
        </Fallback>
      </summary>
      <pre dir="ltr">{value === undefined ? content : JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
