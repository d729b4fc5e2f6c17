import { Search } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './search-field.module.css';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'aria-label' | 'placeholder' | 'size'> {
  /** Name and placeholder. */
  label: string;
  /** `small`: above a list. `large`: heads a palette, with a line below instead of a frame. */
  size?: 'small' | 'medium' | 'large';
  /** A button behind the text. */
  action?: ReactNode;
}

/** A field to search by. `className` places the whole; what else is given goes to the input. */
export function SearchField({ label, size = 'medium', action, className, ...input }: SearchFieldProps) {
  return (
    <span className={classNames(styles.field, styles[size], className)}>
      <Search size={size === 'small' ? 14 : 16} aria-hidden="true" />
      <input {...input} className={styles.input} aria-label={label} placeholder={label} />
      {action}
    </span>
  );
}
