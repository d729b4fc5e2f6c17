import { Menu } from '@base-ui/react/menu';
import { ChevronDown, CircleX, LogOut } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import menu from '../ui/menu.module.css';
import { Spinner } from '../ui/spinner.tsx';
import { classNames } from '../ui/class-names.ts';
import directional from '../ui/directional.module.css';
import styles from './end-menu.module.css';

export interface EndMenuProps {
  /** A step is under way. */
  busy: boolean;
  onLeave: () => void;
  onEnd: () => void;
}

/** Two ways out of a chat that others are in: it goes on without the agent, or it ends for everybody. */
export function EndMenu({ busy, onLeave, onEnd }: EndMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button tone="danger" data-action="end" disabled={busy} />}>
        {busy && <Spinner />}
        <span className={styles.label}>
          <FormattedMessage id="conversation.leaveOrEnd" defaultMessage="Leave or end" />
        </span>
        <LogOut className={classNames(styles.short, directional.directional)} size={15} aria-hidden="true" />
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} sideOffset={6} align="end">
          <Menu.Popup className={menu.popup}>
            <Menu.Item className={`${menu.item} ${styles.item}`} onClick={onLeave}>
              <LogOut className={directional.directional} size={15} aria-hidden="true" />
              <span>
                <FormattedMessage id="conversation.leave" defaultMessage="Leave the chat" />
                <span className={styles.hint}>
                  <FormattedMessage id="conversation.leaveHint" defaultMessage="It goes on for the customer." />
                </span>
              </span>
            </Menu.Item>
            <Menu.Item className={`${menu.item} ${styles.item}`} onClick={onEnd}>
              <CircleX size={15} aria-hidden="true" />
              <span>
                <FormattedMessage id="conversation.endForAll" defaultMessage="End the chat for everybody" />
                <span className={styles.hint}>
                  <FormattedMessage id="conversation.endForAllHint" defaultMessage="Also for the customer." />
                </span>
              </span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
