import { Menu } from '@base-ui/react/menu';
import { Avatar, useContactStore } from '@liaison/react';
import { AppWindow, CircleUser, Keyboard, LogOut, Monitor, Moon, Settings, Stethoscope, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DialogName } from '../keyboard/use-actions.ts';
import { usePage } from '../page/page-context.ts';
import type { ThemeChoice } from '../theme-choice.ts';
import { LanguageChoice } from './language-choice.tsx';
import styles from './agent-menu.module.css';

export interface AgentMenuProps {
  openDialog: (name: DialogName) => void;
  onSignOut: () => void;
}

/** The agent's own menu: who is signed in, settings and help, light or dark, sign out. */
export function AgentMenu({ openDialog, onSignOut }: AgentMenuProps) {
  const intl = useIntl();
  const { ccpPanel, theme } = usePage();
  const choice = useSyncExternalStore(theme.subscribe, theme.get);
  const name = useContactStore((state) => state.agent?.name);
  const username = useContactStore((state) => state.agent?.username);
  const label = intl.formatMessage({ id: 'agentMenu.label', defaultMessage: 'Your menu' });
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.trigger} aria-label={label}>
        {name ? (
          <Avatar name={name} seed={username ?? name} size="small" />
        ) : (
          <CircleUser className={styles.nobody} size={24} aria-hidden="true" />
        )}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} sideOffset={6} align="end">
          <Menu.Popup className={styles.popup}>
            {name && (
              <div className={styles.who}>
                <bdi className={styles.name}>{name}</bdi>
                <bdi className={styles.username}>{username}</bdi>
              </div>
            )}
            <Menu.RadioGroup value={choice} onValueChange={(next: ThemeChoice) => theme.set(next)}>
              <Menu.RadioItem value="system" className={styles.item}>
                <Monitor size={15} aria-hidden="true" />
                <FormattedMessage id="theme.system" defaultMessage="System theme" />
                <Menu.RadioItemIndicator className={styles.check}>✓</Menu.RadioItemIndicator>
              </Menu.RadioItem>
              <Menu.RadioItem value="light" className={styles.item}>
                <Sun size={15} aria-hidden="true" />
                <FormattedMessage id="theme.light" defaultMessage="Light theme" />
                <Menu.RadioItemIndicator className={styles.check}>✓</Menu.RadioItemIndicator>
              </Menu.RadioItem>
              <Menu.RadioItem value="dark" className={styles.item}>
                <Moon size={15} aria-hidden="true" />
                <FormattedMessage id="theme.dark" defaultMessage="Dark theme" />
                <Menu.RadioItemIndicator className={styles.check}>✓</Menu.RadioItemIndicator>
              </Menu.RadioItem>
            </Menu.RadioGroup>
            <Menu.Separator className={styles.separator} />
            <LanguageChoice />
            <Menu.Separator className={styles.separator} />
            <Menu.Item className={styles.item} onClick={() => openDialog('settings')}>
              <Settings size={15} aria-hidden="true" />
              <FormattedMessage id="agentMenu.settings" defaultMessage="Settings" />
            </Menu.Item>
            <Menu.Item className={styles.item} onClick={() => openDialog('help')}>
              <Keyboard size={15} aria-hidden="true" />
              <FormattedMessage id="agentMenu.help" defaultMessage="Keyboard shortcuts" />
            </Menu.Item>
            <Menu.Item className={styles.item} onClick={() => openDialog('doctor')}>
              <Stethoscope size={15} aria-hidden="true" />
              <FormattedMessage id="agentMenu.doctor" defaultMessage="Is everything well?" />
            </Menu.Item>
            <Menu.Item className={styles.item} onClick={() => ccpPanel.set(true)}>
              <AppWindow size={15} aria-hidden="true" />
              <FormattedMessage id="agentMenu.ccp" defaultMessage="Open the CCP" />
            </Menu.Item>
            <Menu.Separator className={styles.separator} />
            <Menu.Item className={styles.item} onClick={onSignOut}>
              <LogOut className={styles.directional} size={15} aria-hidden="true" />
              <FormattedMessage id="agentMenu.signOut" defaultMessage="Sign out" />
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
