import type { MaskedSpan } from '@liaison/core';
import { LockKeyhole } from 'lucide-react';
import { Fragment } from 'react';
import { defineMessages, type MessageDescriptor, useIntl } from 'react-intl';
import { LinkedText } from './linked-text.tsx';
import styles from './masked-text.module.css';

const kinds: Readonly<Record<string, MessageDescriptor>> = defineMessages({
  card: { id: 'masked.card', defaultMessage: 'card number' },
  iban: { id: 'masked.iban', defaultMessage: 'account number' },
  email: { id: 'masked.email', defaultMessage: 'e-mail address' },
  phone: { id: 'masked.phone', defaultMessage: 'phone number' },
  other: { id: 'masked.other', defaultMessage: 'masked' },
});

/** A text of which parts were left out: a mark stands for each, by its place and kind. What merely looks like one is text. */
export function MaskedText({ text, masked }: { text: string; masked: readonly MaskedSpan[] }) {
  const intl = useIntl();
  return (
    <>
      {masked.map(({ kind, start }, index) => (
        <Fragment key={start}>
          <LinkedText text={text.slice(masked[index - 1]?.end ?? 0, start)} />
          <span className={styles.masked}>
            <LockKeyhole size={12} aria-hidden="true" />
            {intl.formatMessage(kinds[kind] ?? kinds['other'] ?? {})}
          </span>
        </Fragment>
      ))}
      <LinkedText text={text.slice(masked.at(-1)?.end ?? 0)} />
    </>
  );
}
