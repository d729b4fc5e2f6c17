import { FormattedMessage } from 'react-intl';
import { Sheet } from '../ui/sheet.tsx';
import { AttentionSettings } from './attention-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { WaitingSettings } from './waiting-settings.tsx';
import styles from './settings.module.css';

/** What an agent can set up; every change holds at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={<FormattedMessage id="settings.title" defaultMessage="Settings" />} onClose={onClose}>
      <section className={styles.section}>
        <h3 className={styles.heading}>
          <FormattedMessage id="settings.attention" defaultMessage="Sounds and notices" />
        </h3>
        <AttentionSettings />
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>
          <FormattedMessage id="settings.waiting" defaultMessage="Waiting customers" />
        </h3>
        <WaitingSettings />
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>
          <FormattedMessage id="settings.keys" defaultMessage="Keys" />
        </h3>
        <KeySettings />
      </section>
    </Sheet>
  );
}
