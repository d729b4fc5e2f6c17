import { ConnectionBanner, SessionNotices, useContactStore, useLiaison } from '@liaison/react';
import { useCallback, useState } from 'react';
import { useAttentionCalls } from '../attention/use-attention-calls.ts';
import type { PublicConfig } from '@liaison/protocol/api';
import { gatherFacts } from '../doctor/gather-facts.ts';
import { CcpBar } from '../ccp/ccp-bar.tsx';
import type { ActionName } from '../keyboard/shortcuts.ts';
import { type DialogName, useActions } from '../keyboard/use-actions.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { usePage, usePagePreference } from '../page/page-context.ts';
import { ConnectGate } from './connect-gate.tsx';
import { DeskDialogs } from './desk-dialogs.tsx';
import { Panes } from './panes.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import { SkipLinks } from './skip-links.tsx';
import { TopBar } from './top-bar.tsx';
import { useDetails } from './use-details.ts';
import { useFavicon } from './use-favicon.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useNoFileOpens } from './use-no-file-opens.ts';
import { useTitleCount } from './use-title-count.ts';
import styles from './desk-layout.module.css';

export interface DeskLayoutProps {
  config: PublicConfig;
  originApproved: () => Promise<boolean | undefined>;
  onSignOut: () => void;
  /** Given when the sign-in is over. */
  onSignInAgain?: (() => void) | undefined;
}

/** The agent's page: bar, contacts, the open conversation, what is known about the contact, and the dialogs over them. */
export function DeskLayout({ config, originApproved, onSignOut, onSignInAgain }: DeskLayoutProps) {
  useTitleCount();
  useFavicon();
  useKeptFocus();
  useNoFileOpens();
  useAttentionCalls(useLiaison());
  const { ccpPanel, signInWindow } = usePage();
  const { chatService, store } = useLiaison();
  const keys = usePagePreference('keys');
  const connection = useContactStore((state) => state.connection);
  const hasAgent = useContactStore((state) => state.agent !== undefined);
  const [dialog, openDialog] = useState<DialogName>();
  const details = useDetails();
  const actions = useActions({ ccpPanel, openDialog, details });
  const examine = useCallback(
    () =>
      gatherFacts({
        config,
        state: store.getState(),
        unstored: chatService.unstored,
        signInOver: onSignInAgain !== undefined,
        signInWindow: signInWindow.get(),
        originApproved,
        page: window,
      }),
    [chatService, config, onSignInAgain, originApproved, signInWindow, store],
  );
  const run = useCallback((name: ActionName) => actions[name](), [actions]);
  const shown = hasAgent && connection.name !== 'notSignedIn';
  useShortcuts(keys, run, shown);
  return (
    <div className={styles.page}>
      <SkipLinks />
      <TopBar openDialog={openDialog} onSignOut={onSignOut} />
      {onSignInAgain && <SignInNotice onSignIn={onSignInAgain} />}
      {shown ? (
        <>
          <ConnectionBanner />
          <SessionNotices />
          <Panes config={config} details={details} />
        </>
      ) : (
        <main className={styles.gate}>
          <ConnectGate connection={connection} openDoctor={() => openDialog('doctor')} />
        </main>
      )}
      <CcpBar />
      <DeskDialogs dialog={dialog} run={run} examine={examine} onClose={() => openDialog(undefined)} />
    </div>
  );
}
