import { type ReactNode, useId, useRef } from 'react';
import { useInterruption } from '../provider/use-interruption.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './writing.module.css';

export interface WritingFieldProps {
  contactId: string;
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  /** UTF-16 units, as the API counts them. */
  maxLength: number;
  /** Begins with one line. */
  short?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
  /** The agent leaves the field: a good moment to save. */
  onLeave: () => void;
  /** By which a page can find the field, to put the focus there. */
  'data-action'?: string;
}

/** A field for text of several lines, which grows with it. */
export function WritingField({
  contactId,
  label,
  hint,
  value,
  short = false,
  onChange,
  onLeave,
  ...field
}: WritingFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useInterruption(area, contactId);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <textarea
        {...field}
        ref={area}
        id={id}
        className={classNames(styles.text, short && styles.short)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        dir="auto"
        rows={short ? 1 : 3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}
