import { Search } from 'lucide-react';
import { useIntl } from 'react-intl';
import styles from './contact-filter.module.css';

export interface ContactFilterProps {
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the list to the names that contain what is typed. Esc empties it. */
export function ContactFilter({ value, onChange }: ContactFilterProps) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: 'contacts.filter', defaultMessage: 'Find a contact' });
  return (
    <span className={styles.filter}>
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
    </span>
  );
}
