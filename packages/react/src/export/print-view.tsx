import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useIntl } from 'react-intl';
import styles from './print-view.module.css';
import type { Transcript } from './transcript.ts';

export interface PrintViewProps {
  transcript: Transcript;
  onDone: () => void;
}

/** The whole conversation on paper, and nothing else of the page. Opens the print dialog, and is gone when that closes. */
export function PrintView({ transcript, onDone }: PrintViewProps) {
  const intl = useIntl();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, []);
  const { title, notes, lines, timeZone } = transcript;
  return createPortal(
    <div className={styles.paper} data-liaison-print="">
      <h1 dir="auto">{title}</h1>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ol>
        {lines.map((line) => (
          <li key={line.id} data-kind={line.kind}>
            <div className={styles.head}>
              {line.kind === 'message' && <bdi>{line.sender}</bdi>}{' '}
              <time>{intl.formatDate(line.timestamp, { dateStyle: 'short', timeStyle: 'medium', timeZone })}</time>{' '}
              {line.unsent}
            </div>
            <div className={styles.text} dir="auto">
              {[line.text, ...line.attachments.map(({ name }) => `📎 ${name}`)].filter(Boolean).join('\n')}
            </div>
          </li>
        ))}
      </ol>
    </div>,
    document.body,
  );
}
