import { Button, SearchField } from '@liaison/react';
import { ChevronDown } from 'lucide-react';
import { type FormEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor, useIntl } from 'react-intl';
import { countFilters, type Criteria, noCriteria } from './criteria.ts';
import type { Choice, KnownChoices } from './known-choices.ts';
import styles from './search.module.css';

export interface SearchFormProps {
  choices: KnownChoices;
  inputRef: Ref<HTMLInputElement>;
  onSearch: (criteria: Criteria) => void;
}

const texts = defineMessages({
  text: { id: 'search.text', defaultMessage: 'What was said' },
  fromDay: { id: 'search.from', defaultMessage: 'From' },
  toDay: { id: 'search.to', defaultMessage: 'To' },
  agent: { id: 'search.agent', defaultMessage: 'Agent' },
  customer: { id: 'search.customer', defaultMessage: 'Customer' },
  queueId: { id: 'search.queue', defaultMessage: 'Queue' },
  disposition: { id: 'search.disposition', defaultMessage: 'Outcome' },
  any: { id: 'search.any', defaultMessage: 'Any' },
} satisfies Record<keyof Criteria | 'any', MessageDescriptor>);

/** The conditions. Nothing is searched before it is asked for: every search goes on record. */
export function SearchForm({ choices, inputRef, onSearch }: SearchFormProps) {
  const intl = useIntl();
  const [criteria, setCriteria] = useState(noCriteria);
  const filters = countFilters(criteria);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(criteria);
  };
  const field = (name: keyof Criteria) => ({
    name,
    value: criteria[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
      const { value } = currentTarget;
      setCriteria((now) => ({ ...now, [name]: value }));
    },
  });
  return (
    <search>
      <form className={styles.form} onSubmit={submit}>
        <SearchField
          {...field('text')}
          ref={inputRef}
          type="search"
          dir="auto"
          maxLength={200}
          label={intl.formatMessage(texts.text)}
          action={
            <Button type="submit" tone="primary" size="small">
              <FormattedMessage id="search.submit" defaultMessage="Search" />
            </Button>
          }
        />
        <details className={styles.filters}>
          <summary className={styles.summary}>
            <ChevronDown size={14} aria-hidden="true" />
            <FormattedMessage
              id="search.filters"
              defaultMessage="Filters{count, plural, =0 {} other { (#)}}"
              values={{ count: filters }}
            />
          </summary>
          <div className={styles.fields}>
            <Field label={texts.fromDay}>{(id) => <input id={id} type="date" {...field('fromDay')} />}</Field>
            <Field label={texts.toDay}>{(id) => <input id={id} type="date" {...field('toDay')} />}</Field>
            <Field label={texts.customer}>
              {(id) => <input id={id} type="text" dir="auto" maxLength={256} {...field('customer')} />}
            </Field>
            <Field label={texts.agent}>
              {(id) => <input id={id} type="text" dir="auto" maxLength={256} {...field('agent')} />}
            </Field>
            <Field label={texts.queueId}>
              {(id) => <Select id={id} choices={choices.queues} {...field('queueId')} />}
            </Field>
            <Field label={texts.disposition}>
              {(id) => <Select id={id} choices={choices.dispositions} {...field('disposition')} />}
            </Field>
            {filters > 0 && (
              <Button size="small" tone="quiet" onClick={() => setCriteria({ ...noCriteria, text: criteria.text })}>
                <FormattedMessage id="search.clear" defaultMessage="Clear the filters" />
              </Button>
            )}
          </div>
        </details>
      </form>
    </search>
  );
}

function Field({ label, children }: { label: MessageDescriptor; children: (id: string) => ReactNode }) {
  const intl = useIntl();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{intl.formatMessage(label)}</label>
      {children(id)}
    </div>
  );
}

interface SelectProps {
  id: string;
  choices: readonly Choice[];
  name: string;
  value: string;
  onChange: (event: { currentTarget: HTMLSelectElement }) => void;
}

function Select({ choices, ...select }: SelectProps) {
  const intl = useIntl();
  return (
    <select {...select}>
      <option value="">{intl.formatMessage(texts.any)}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
