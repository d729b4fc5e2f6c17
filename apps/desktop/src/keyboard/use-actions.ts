import { useLiaison } from '@liaison/react';
import { useMemo } from 'react';
import type { CcpPanel } from '../ccp/ccp-panel.ts';
import { contactActions } from './contact-actions.ts';
import type { ActionName } from './shortcuts.ts';

export type DialogName = 'doctor' | 'help' | 'palette' | 'search' | 'settings';

export interface ActionOptions {
  ccpPanel: CcpPanel;
  openDialog: (name: DialogName) => void;
  toggleDetails: () => void;
}

/** Presses the control that the page shows for it, so that a key asks the same questions as a click. */
const press = (selector: string) => () => {
  const control = document.querySelector<HTMLElement>(selector);
  control?.focus();
  control?.click();
};

/** What each action does. */
export function useActions({ ccpPanel, openDialog, toggleDetails }: ActionOptions): Record<ActionName, () => void> {
  const { connectService, store } = useLiaison();
  return useMemo(
    () => ({
      ...contactActions({ connectService, store }),
      palette: () => openDialog('palette'),
      help: () => openDialog('help'),
      settings: () => openDialog('settings'),
      search: () => openDialog('search'),
      doctor: () => openDialog('doctor'),
      message: () => document.querySelector<HTMLElement>('main [data-liaison-contact] textarea')?.focus(),
      transfer: press('main [data-action="transfer"]'),
      finish: press('main [data-action="end"], main [data-action="close"]'),
      agentState: press('[data-action="agent-state"]'),
      details: toggleDetails,
      ccp: () => ccpPanel.set(!ccpPanel.get()),
    }),
    [ccpPanel, connectService, openDialog, store, toggleDetails],
  );
}
