import { Dialog } from '@base-ui/react/dialog';
import { IconButton } from '@liaison/react';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useIntl } from 'react-intl';
import styles from './sheet.module.css';

export interface SheetProps {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** A dialog over the page, open as long as it is there. Esc and a click beside it close it; the focus goes back where it was. */
export function Sheet({ title, children, onClose }: SheetProps) {
  const intl = useIntl();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        {/* The focus begins on the sheet: on its button, the first Esc would go to the button's tooltip. */}
        <Dialog.Popup ref={popup} initialFocus={popup} className={styles.sheet}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close
              render={
                <IconButton
                  label={intl.formatMessage({ id: 'sheet.close', defaultMessage: 'Close' })}
                  icon={<X size={16} />}
                />
              }
            />
          </header>
          <div className={styles.body}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
