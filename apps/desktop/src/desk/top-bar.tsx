import { AgentStateMenu, ConnectionIndicator, IconButton } from '@liaison/react';
import { Search } from 'lucide-react';
import { useIntl } from 'react-intl';
import { BrandMark } from '../brand-mark.tsx';
import type { DialogName } from '../keyboard/use-actions.ts';
import { AgentMenu } from './agent-menu.tsx';
import styles from './top-bar.module.css';

export interface TopBarProps {
  openDialog: (name: DialogName) => void;
  onSignOut: () => void;
}

export function TopBar({ openDialog, onSignOut }: TopBarProps) {
  const intl = useIntl();
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
        <IconButton
          label={intl.formatMessage({ id: 'desk.search', defaultMessage: 'Search past conversations' })}
          icon={<Search size={16} />}
          onClick={() => openDialog('search')}
        />
        <AgentStateMenu />
        <AgentMenu openDialog={openDialog} onSignOut={onSignOut} />
      </div>
    </header>
  );
}
