import { useIntl } from 'react-intl';
import { SearchField } from '../ui/search-field.tsx';
import styles from './contact-filter.module.css';

export interface ContactFilterProps {
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the list to the names and queues that contain what is typed. Esc empties it. */
export function ContactFilter({ value, onChange }: ContactFilterProps) {
  const intl = useIntl();
  return (
    <SearchField
      size="small"
      type="search"
      className={styles.filter}
      label={intl.formatMessage({ id: 'contacts.filter', defaultMessage: 'Find a contact' })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
    />
  );
}
