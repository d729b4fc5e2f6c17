import type { AgentConnectionStatus } from '@liaison/core';
import { defineMessages, FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import styles from './connection-indicator.module.css';

const labels = defineMessages({
  connecting: { id: 'connection.connecting', defaultMessage: 'Connecting' },
  connected: { id: 'connection.connected', defaultMessage: 'Connected' },
  interrupted: { id: 'connection.interrupted', defaultMessage: 'Connection lost' },
  notSignedIn: { id: 'connection.notSignedIn', defaultMessage: 'Not signed in' },
  failed: { id: 'connection.failed', defaultMessage: 'Not connected' },
});

const tones: Readonly<Record<AgentConnectionStatus['name'], 'good' | 'warn' | 'bad'>> = {
  connecting: 'warn',
  connected: 'good',
  interrupted: 'bad',
  notSignedIn: 'warn',
  failed: 'bad',
};

/** Where the connection to Amazon Connect stands, in one word. */
export function ConnectionIndicator() {
  const name = useContactStore((state) => state.connection.name);
  return (
    <span className={styles.indicator} data-tone={tones[name]}>
      <span className={styles.bars} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <span className={styles.label}>
        <FormattedMessage {...labels[name]} />
      </span>
    </span>
  );
}
