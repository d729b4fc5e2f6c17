import { FormattedMessage } from 'react-intl';
import { Sheet } from '../ui/sheet.tsx';
import { usePagePreference } from '../page/page-context.ts';
import { KeyHint } from './key-hint.tsx';
import { actionNames, actionTitles } from './shortcuts.ts';
import styles from './help-sheet.module.css';

/** Every action and its key. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const keys = usePagePreference('keys');
  return (
    <Sheet title={<FormattedMessage id="help.title" defaultMessage="Keyboard shortcuts" />} onClose={onClose}>
      <dl className={styles.list}>
        {actionNames.map((name) => (
          <div key={name} className={styles.row}>
            <dt>
              <FormattedMessage {...actionTitles[name]} />
            </dt>
            <dd>
              <KeyHint keys={keys[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>
        <FormattedMessage id="help.hint" defaultMessage="They can be changed in the settings." />
      </p>
    </Sheet>
  );
}
