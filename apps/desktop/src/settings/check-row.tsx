import type { ReactNode } from 'react';
import styles from './settings.module.css';

export interface CheckRowProps {
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

export function CheckRow({ checked, disabled = false, onChange, children }: CheckRowProps) {
  return (
    <label className={styles.row}>
      {children}
      <input
        type="checkbox"
        className={styles.check}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
