import { useLiaison } from '@liaison/react';
import { useMemo } from 'react';
import type { CcpPanel } from '../ccp/ccp-panel.ts';
import type { Details } from '../desk/use-details.ts';
import { contactActions } from './contact-actions.ts';
import { focusWhenThere } from './focus-when-there.ts';
import type { ActionName } from './shortcuts.ts';

export type DialogName = 'doctor' | 'help' | 'palette' | 'search' | 'settings';

export interface ActionOptions {
  ccpPanel: CcpPanel;
  openDialog: (name: DialogName) => void;
  details: Pick<Details, 'chooseTab' | 'show' | 'toggle'>;
}

/** Presses the control that the page shows for it, so that a key asks the same questions as a click. */
const press = (selector: string) => () => {
  const control = document.querySelector<HTMLElement>(selector);
  control?.focus();
  control?.click();
};

/** What each action does. */
export function useActions({ ccpPanel, openDialog, details }: ActionOptions): Record<ActionName, () => void> {
  const { connectService, store } = useLiaison();
  const { chooseTab, show, toggle } = details;
  return useMemo(
    () => ({
      ...contactActions({ connectService, store }),
      palette: () => openDialog('palette'),
      help: () => openDialog('help'),
      settings: () => openDialog('settings'),
      search: () => openDialog('search'),
      doctor: () => openDialog('doctor'),
      message: () => document.querySelector<HTMLElement>('main [data-liaison-contact] textarea')?.focus(),
      note: () => {
        chooseTab('notes');
        show();
        focusWhenThere('main [data-action="note"], [role="dialog"] [data-action="note"]');
      },
      transfer: press('main [data-action="transfer"]'),
      finish: press('main [data-action="end"], main [data-action="close"]'),
      agentState: press('[data-action="agent-state"]'),
      details: toggle,
      ccp: () => ccpPanel.set(!ccpPanel.get()),
    }),
    [ccpPanel, chooseTab, connectService, openDialog, show, store, toggle],
  );
}
