import type { QuickResponsesFound } from '@liaison/core';
import { FormattedMessage, useIntl } from 'react-intl';
import type { QuickResponse } from './quick-response.ts';
import styles from './quick-response-list.module.css';

export interface QuickResponseListProps {
  id: string;
  found: QuickResponsesFound;
  /** Index of the one that Enter takes. */
  active: number;
  onPick: (response: QuickResponse) => void;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** Prepared texts that fit what is typed. The focus stays in the composer; it tells which one is active. */
export function QuickResponseList({ id, found, active, onPick }: QuickResponseListProps) {
  const intl = useIntl();
  const { responses, waiting, failed } = found;
  return (
    <div className={styles.popup}>
      {responses.length === 0 && !failed && (
        <p className={styles.none}>
          <FormattedMessage id="quickResponses.none" defaultMessage="No quick response fits" />
        </p>
      )}
      {responses.length > 0 && (
        <div
          id={id}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select takes the focus, which stays in the composer
          role="listbox"
          aria-label={intl.formatMessage({ id: 'quickResponses.label', defaultMessage: 'Quick responses' })}
        >
          {responses.map((response, index) => (
            <div
              key={response.id}
              id={optionId(id, index)}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element stands only in a select
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              // The press must not take the focus out of the composer.
              onMouseDown={(event) => {
                event.preventDefault();
                onPick(response);
              }}
            >
              <span className={styles.head}>
                <span className={styles.name}>{response.name}</span>
                {response.unfilled && (
                  <span className={styles.unfilled}>
                    <FormattedMessage
                      id="quickResponses.unfilled"
                      defaultMessage="to fill in: {names}"
                      values={{ names: response.unfilled.join(', ') }}
                    />
                  </span>
                )}
                {response.shortcut && <span className={styles.shortcut}>/{response.shortcut}</span>}
              </span>
              <span className={styles.content} dir="auto">
                {response.content}
              </span>
            </div>
          ))}
        </div>
      )}
      {(waiting || failed) && (
        <output className={styles.none}>
          {failed ? (
            <FormattedMessage
              id="quickResponses.failed"
              defaultMessage="Not all quick responses could be looked through."
            />
          ) : (
            <FormattedMessage id="quickResponses.waiting" defaultMessage="Looking for more …" />
          )}
        </output>
      )}
    </div>
  );
}
