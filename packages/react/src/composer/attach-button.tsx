import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './composer.module.css';

export interface AttachButtonProps {
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Chooses files to send. */
export function AttachButton({ disabled, onFiles }: AttachButtonProps) {
  const intl = useIntl();
  const chooser = useRef<HTMLInputElement>(null);
  const label = intl.formatMessage({ id: 'composer.attach', defaultMessage: 'Send files' });
  return (
    <>
      <IconButton
        className={styles.tool}
        disabled={disabled}
        label={label}
        icon={<Paperclip size={15} aria-hidden="true" />}
        onClick={() => chooser.current?.click()}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file chosen again is to be a change again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
