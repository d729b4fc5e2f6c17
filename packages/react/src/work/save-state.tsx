import type { DocumentView, LiaisonErrorName } from '@liaison/core';
import { Check, CloudUpload } from 'lucide-react';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './save-state.module.css';

const reasons = defineMessages({
  refused: {
    id: 'save.refused',
    defaultMessage: 'Not saved: the server does not take it. It is kept in this browser.',
  },
  signedOut: {
    id: 'save.signedOut',
    defaultMessage:
      'Not saved: your sign-in is over. It is kept in this browser and saved when you have signed in again.',
  },
  unreachable: {
    id: 'save.unreachable',
    defaultMessage:
      'Not saved yet: the server cannot be reached. It is kept in this browser and saved as soon as that works.',
  },
  notKept: {
    id: 'save.notKept',
    defaultMessage: 'Not saved, and this browser cannot keep it. It is lost when you close this page.',
  },
  unreadable: {
    id: 'save.unreadable',
    defaultMessage: 'Could not be loaded. What you write is added to what is there.',
  },
});

const signedOut: ReadonlySet<LiaisonErrorName> = new Set(['AccessDeniedError', 'NotSignedInError']);

function problemOf({ error, keptHere, status }: DocumentView<unknown>): MessageDescriptor | undefined {
  if (status === 'unreadable') return reasons.unreadable;
  if (!keptHere && status !== 'saved') return reasons.notKept;
  if (status !== 'unsaved' || !error) return undefined;
  if (signedOut.has(error.name)) return reasons.signedOut;
  return error.retryable ? reasons.unreachable : reasons.refused;
}

export interface SaveStateProps {
  view: DocumentView<unknown>;
  onRetry: () => void;
}

/** Whether what is written is saved. Only trouble is announced: a text that is saved every few seconds would not stop talking. */
export function SaveState({ view, onRetry }: SaveStateProps) {
  const problem = problemOf(view);
  if (problem) {
    return (
      <div className={styles.problem}>
        <output>
          <FormattedMessage {...problem} />
        </output>
        <Button size="small" onClick={onRetry}>
          <FormattedMessage id="save.again" defaultMessage="Try again" />
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.state}>
      <QuietState view={view} />
    </div>
  );
}

function QuietState({ view: { content, status, writtenAt, writtenBy } }: { view: DocumentView<unknown> }) {
  const username = useContactStore((state) => state.agent?.username);
  if (status === 'loading') {
    return (
      <>
        <Spinner size={12} />
        <FormattedMessage id="save.loading" defaultMessage="Loading …" />
      </>
    );
  }
  if (status === 'edited' || status === 'saving') {
    return (
      <>
        <CloudUpload size={13} aria-hidden="true" />
        <FormattedMessage id="save.saving" defaultMessage="Saving …" />
      </>
    );
  }
  if (status !== 'saved' || content === undefined) return null;
  return (
    <>
      <Check size={13} aria-hidden="true" />
      {writtenBy === undefined || isSamePerson(writtenBy, username) ? (
        <FormattedMessage id="save.saved" defaultMessage="Saved" />
      ) : (
        <span>
          <FormattedMessage
            id="save.savedBy"
            defaultMessage="Written by {who}, {at, time, short}"
            values={{ who: <bdi>{writtenBy}</bdi>, at: new Date(writtenAt ?? 0) }}
          />
        </span>
      )}
    </>
  );
}

/** User names in Amazon Connect do not differ by case alone. */
export const isSamePerson = (a: string | undefined, b: string | undefined): boolean =>
  a?.toLowerCase() === b?.toLowerCase();
