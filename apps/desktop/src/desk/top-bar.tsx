import { AgentStateMenu, ConnectionIndicator } from '@liaison/react';
import { BrandMark } from '../brand-mark.tsx';
import type { ThemeStore } from '../theme-choice.ts';
import { AgentMenu } from './agent-menu.tsx';
import styles from './top-bar.module.css';

export interface TopBarProps {
  theme: ThemeStore;
  onSignOut: () => void;
}

export function TopBar({ theme, onSignOut }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <BrandMark />
        <span className={styles.word}>Liaison</span>
      </h1>
      <span className={styles.connection}>
        <ConnectionIndicator />
      </span>
      <div className={styles.agent}>
        <AgentStateMenu />
        <AgentMenu theme={theme} onSignOut={onSignOut} />
      </div>
    </header>
  );
}
