import { FormattedMessage } from 'react-intl';
import styles from './skip-links.module.css';

const focus = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();

/** The first stops of the Tab key: past the bar, to where the work is. */
export function SkipLinks() {
  return (
    <div className={styles.links}>
      <button type="button" className={styles.link} onClick={focus('nav button, nav input')}>
        <FormattedMessage id="skip.contacts" defaultMessage="To the contacts" />
      </button>
      <button type="button" className={styles.link} onClick={focus('main textarea, main [role="log"]')}>
        <FormattedMessage id="skip.conversation" defaultMessage="To the conversation" />
      </button>
    </div>
  );
}
