import type { ReactNode, Ref } from 'react';
import styles from './message-log.module.css';

export interface MessageLogProps {
  label: string;
  /** What scrolls, and what is in it, as `useStickToEnd` gives them. */
  scroller: Ref<HTMLDivElement>;
  content: Ref<HTMLDivElement>;
  children: ReactNode;
  /** What lies over the messages and does not scroll with them. */
  over?: ReactNode;
}

/** The frame in which a conversation scrolls. What is new in it is not announced by it. */
export function MessageLog({ label, scroller, content, children, over }: MessageLogProps) {
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling by keyboard needs focus
        tabIndex={0}
      >
        <div ref={content} className={styles.content}>
          {children}
        </div>
      </div>
      {over}
    </div>
  );
}
