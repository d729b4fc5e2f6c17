import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button.tsx';
import dialog from './dialog.module.css';

export interface QuestionProps {
  isOpen: boolean;
  title: ReactNode;
  /** What it costs. */
  children: ReactNode;
  /** The button that changes nothing. The focus is on it. */
  no: ReactNode;
  yes: ReactNode;
  /** Of the button that goes on. */
  tone: 'danger' | 'primary';
  onYes: () => void;
  /** Answered either way. */
  onClose: () => void;
  /** Where the focus goes afterwards; back where it was unless given. */
  finalFocus?: RefObject<HTMLElement | null>;
}

/** Asks before something is done that cannot be taken back. */
export function Question({ isOpen, title, children, no, yes, tone, onYes, onClose, finalFocus }: QuestionProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup} finalFocus={finalFocus}>
          <AlertDialog.Title className={dialog.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>{children}</AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button />}>{no}</AlertDialog.Close>
            {/* While it fades away it can still be pressed. */}
            <AlertDialog.Close render={<Button tone={tone} />} onClick={() => isOpen && onYes()}>
              {yes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
