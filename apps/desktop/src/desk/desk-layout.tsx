import {
  ChatInterface,
  ConnectionBanner,
  ContactDetails,
  ContactList,
  EmptyState,
  useContactStore,
  useLiaison,
} from '@liaison/react';
import { MessagesSquare } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ThemeStore } from '../theme-choice.ts';
import { ConnectGate } from './connect-gate.tsx';
import { NoContact } from './no-contact.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { useTitleCount } from './use-title-count.ts';
import styles from './desk-layout.module.css';

export interface DeskLayoutProps {
  theme: ThemeStore;
  onSignOut: () => void;
  /** Given when the sign-in is over. */
  onSignInAgain?: (() => void) | undefined;
}

/** The agent's page: contacts, the open conversation, and what is known about the contact. Two screens in turn where it is narrow. */
export function DeskLayout({ theme, onSignOut, onSignInAgain }: DeskLayoutProps) {
  useTitleCount();
  const connection = useContactStore((state) => state.connection);
  const hasAgent = useContactStore((state) => state.agent !== undefined);
  const shown = hasAgent && connection.name !== 'notSignedIn';
  return (
    <div className={styles.page}>
      <TopBar theme={theme} onSignOut={onSignOut} />
      {onSignInAgain && <SignInNotice onSignIn={onSignInAgain} />}
      {shown ? (
        <>
          <ConnectionBanner />
          <Panes />
        </>
      ) : (
        <main className={styles.gate}>
          <ConnectGate connection={connection} />
        </main>
      )}
    </div>
  );
}

function Panes() {
  const intl = useIntl();
  const { store } = useLiaison();
  const selected = useContactStore((state) => state.selectedContactId);
  const isEmpty = useContactStore((state) => state.order.length === 0);
  return (
    <main className={styles.panes} data-view={selected ? 'conversation' : 'contacts'}>
      <div className={styles.contacts}>
        <ContactList />
      </div>
      <div className={styles.conversation}>
        {selected ? (
          <ChatInterface contactId={selected} onBack={() => store.getState().selectContact(undefined)} />
        ) : isEmpty ? (
          <NoContact />
        ) : (
          <EmptyState
            icon={<MessagesSquare size={20} />}
            title={<FormattedMessage id="desk.choose" defaultMessage="Choose a contact" />}
          >
            <FormattedMessage id="desk.chooseText" defaultMessage="Its conversation opens here." />
          </EmptyState>
        )}
      </div>
      {selected && (
        <aside
          className={styles.details}
          aria-label={intl.formatMessage({ id: 'desk.details', defaultMessage: 'Contact details' })}
        >
          <ContactDetails contactId={selected} />
        </aside>
      )}
    </main>
  );
}
