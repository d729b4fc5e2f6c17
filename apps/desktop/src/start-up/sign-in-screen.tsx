import type { LiaisonError } from '@liaison/core';
import { Button } from '@liaison/react';
import { FormattedMessage } from 'react-intl';
import { BrandMark } from '../brand-mark.tsx';
import styles from './start-up-screen.module.css';

export interface SignInScreenProps {
  /** Why the last try did not work. */
  error?: LiaisonError | undefined;
  onSignIn: () => void;
}

/** One button, which leads to the organisation's own sign-in page and back here. */
export function SignInScreen({ error, onSignIn }: SignInScreenProps) {
  return (
    <div className={styles.card}>
      <BrandMark size={40} />
      <h1 className={styles.title}>
        <FormattedMessage id="signIn.title" defaultMessage="Liaison" />
      </h1>
      <p className={styles.text}>
        <FormattedMessage
          id="signIn.text"
          defaultMessage="Your chats in Amazon Connect. Sign in with your organisation's account to begin."
        />
      </p>
      {error && (
        <p role="alert" className={styles.error}>
          <FormattedMessage
            id="signIn.failed"
            defaultMessage="That did not work: {reason}"
            values={{ reason: error.message }}
          />
        </p>
      )}
      <Button tone="primary" onClick={onSignIn}>
        <FormattedMessage id="signIn.button" defaultMessage="Sign in" />
      </Button>
    </div>
  );
}
