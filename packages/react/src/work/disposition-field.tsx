import type { DispositionCodes } from '@liaison/protocol/api';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Conflict } from './conflict.tsx';
import type { ContactWork } from './contact-work.ts';
import { SaveState } from './save-state.tsx';
import { useDispositionChoice } from './use-disposition-choice.ts';
import { useDocument } from './use-document.ts';
import styles from './disposition.module.css';

export interface DispositionFieldProps {
  contactId: string;
  /** The agent wanted to close the contact, and its queue asks for an outcome first. */
  asked?: boolean;
}

/** What came of a contact: one of the codes of its queue, saved as chosen, with a comment. Nothing where the queue has no codes. */
export function DispositionField(props: DispositionFieldProps) {
  const { contactWork } = useLiaison();
  return contactWork ? <Field key={props.contactId} {...props} work={contactWork} /> : null;
}

function Field({ contactId, asked = false, work }: DispositionFieldProps & { work: ContactWork }) {
  const intl = useIntl();
  const id = useId();
  const { dispositions, dispositionDuties } = work;
  const view = useDocument(dispositions, contactId);
  const { codes } = useDispositionChoice(dispositionDuties, contactId);
  if (codes === undefined || codes.codes.length === 0) return null;
  const chosen = view.content;
  const missing = asked && chosen === undefined;

  const choose = (code: string) => {
    dispositions.edit(contactId, { ...chosen, code });
    void dispositions.flush(contactId);
  };
  const write = (comment: string) => {
    if (chosen) dispositions.edit(contactId, comment === '' ? { code: chosen.code } : { ...chosen, comment });
  };
  const { theirs } = view;
  const theirContent = theirs?.content;

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        <FormattedMessage id="disposition.label" defaultMessage="Outcome" />{' '}
        {codes.required && (
          <span className={styles.required}>
            <FormattedMessage id="disposition.required" defaultMessage="required" />
          </span>
        )}
      </label>
      <div className={styles.inputs}>
        <select
          id={id}
          data-action="disposition"
          className={styles.select}
          required={codes.required}
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-missing` : undefined}
          value={chosen?.code ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          {chosen === undefined && (
            <option value="" disabled>
              {intl.formatMessage({ id: 'disposition.choose', defaultMessage: 'Choose …' })}
            </option>
          )}
          <Options codes={codes} chosen={chosen?.code} />
        </select>
        {chosen && (
          <input
            className={styles.comment}
            dir="auto"
            maxLength={2000}
            aria-label={intl.formatMessage({ id: 'disposition.comment', defaultMessage: 'Comment on the outcome' })}
            placeholder={intl.formatMessage({ id: 'disposition.commentHint', defaultMessage: 'Comment (optional)' })}
            value={chosen.comment ?? ''}
            onChange={(event) => write(event.target.value)}
            onBlur={() => void dispositions.flush(contactId)}
          />
        )}
      </div>
      {missing && (
        <p id={`${id}-missing`} role="alert" className={styles.missing}>
          <FormattedMessage id="disposition.missing" defaultMessage="Choose an outcome before you close the contact." />
        </p>
      )}
      {theirs && chosen ? (
        <Conflict
          theirs={theirs}
          onKeepMine={() => dispositions.resolve(contactId, chosen)}
          onTakeTheirs={() => dispositions.resolve(contactId, theirContent ?? chosen)}
        >
          {theirContent && labelOf(codes, theirContent.code)} {theirContent?.comment}
        </Conflict>
      ) : (
        (view.status !== 'saved' || chosen) && <SaveState view={view} onRetry={() => dispositions.retry(contactId)} />
      )}
    </div>
  );
}

const labelOf = ({ codes }: DispositionCodes, code: string): string =>
  codes.find((known) => known.code === code)?.label ?? code;

/** The queue's codes; one that was chosen before they changed stays as it is. */
function Options({ codes, chosen }: { codes: DispositionCodes; chosen: string | undefined }) {
  const isKnown = chosen === undefined || codes.codes.some(({ code }) => code === chosen);
  return (
    <>
      {!isKnown && <option value={chosen}>{chosen}</option>}
      {codes.codes.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </>
  );
}
