import { Popover } from '@base-ui/react/popover';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import iconButton from '../ui/icon-button.module.css';
import menu from '../ui/menu.module.css';
import { later } from '../ui/later.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './composer.module.css';

const EmojiPanel = later(async () => (await import('./emoji-panel.tsx')).EmojiPanel, Spinner);

export interface EmojiButtonProps {
  disabled: boolean;
  onPick: (emoji: string) => void;
}

/** Emoji by search or category. Their names and the picker are loaded with the first opening. */
export function EmojiButton({ disabled, onPick }: EmojiButtonProps) {
  const intl = useIntl();
  const { emojiData } = useLiaison();
  const [open, setOpen] = useState(false);
  if (!emojiData) return null;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={`${iconButton.button} ${styles.tool}`}
        disabled={disabled}
        aria-label={intl.formatMessage({ id: 'composer.emoji', defaultMessage: 'Emoji' })}
      >
        <SmilePlus size={15} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={menu.positioner} sideOffset={6} align="start">
          <Popover.Popup className={menu.popup}>
            <EmojiPanel
              data={emojiData}
              onPick={(emoji) => {
                setOpen(false);
                onPick(emoji);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
