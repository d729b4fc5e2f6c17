import { MousePointerClick } from 'lucide-react';
import { useMemo } from 'react';
import { FormattedMessage } from 'react-intl';
import { Fallback } from '../text/fallback.tsx';
import { parseAnswer } from './interactive-answer.ts';
import styles from './interactive.module.css';

/** What the customer picked or filled in. */
export function InteractiveResponse({ content }: { content: string }) {
  const { choice, fields } = useMemo(() => parseAnswer(content), [content]);
  return (
    <div className={styles.message}>
      <Fallback icon={<MousePointerClick size={14} />}>
        <FormattedMessage id="message.interactiveResponse" defaultMessage="Answer to an interactive message" />
      </Fallback>
      {choice && (
        <p className={styles.title} dir="auto">
          {choice}
        </p>
      )}
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
