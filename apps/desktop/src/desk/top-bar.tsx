import { AgentStateMenu, ConnectionIndicator } from '@liaison/react';
import { BrandMark } from '../brand-mark.tsx';
import type { DialogName } from '../keyboard/use-actions.ts';
import { AgentMenu } from './agent-menu.tsx';
import styles from './top-bar.module.css';

export interface TopBarProps {
  openDialog: (name: DialogName) => void;
  onSignOut: () => void;
}

export function TopBar({ openDialog, onSignOut }: TopBarProps) {
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
        <AgentMenu openDialog={openDialog} onSignOut={onSignOut} />
      </div>
    </header>
  );
}
