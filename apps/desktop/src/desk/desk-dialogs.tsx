import { later, useLiaison, whenIdle } from '@liaison/react';
import { useEffect } from 'react';
import type { Facts } from '../doctor/facts.ts';
import type { ActionName } from '../keyboard/shortcuts.ts';
import type { DialogName } from '../keyboard/use-actions.ts';

// Loaded when first asked for.
const DoctorSheet = later(async () => (await import('../doctor/doctor-sheet.tsx')).DoctorSheet);
const HelpSheet = later(async () => (await import('../keyboard/help-sheet.tsx')).HelpSheet);
const SettingsDialog = later(async () => (await import('../settings/settings-dialog.tsx')).SettingsDialog);

// Loaded as soon as the page has a moment: who opens one goes on typing at once, and until it is there that goes into the composer.
const commandPalette = async () => (await import('../keyboard/command-palette.tsx')).CommandPalette;
const searchDialog = async () => (await import('../past/search-dialog.tsx')).SearchDialog;
const CommandPalette = later(commandPalette);
const SearchDialog = later(searchDialog);

/** What fails is asked for again when it is shown. */
const loadAhead = () => void Promise.allSettled([commandPalette(), searchDialog()]);

export interface DeskDialogsProps {
  dialog: DialogName | undefined;
  run: (name: ActionName) => void;
  onClose: () => void;
  /** Looks how everything stands. */
  examine: () => Promise<Facts>;
}

/** The one dialog that is open, if any. */
export function DeskDialogs({ dialog, run, onClose, examine }: DeskDialogsProps) {
  const { pastContacts } = useLiaison();
  useEffect(() => whenIdle(loadAhead), []);
  switch (dialog) {
    case 'palette':
      return <CommandPalette run={run} onClose={onClose} />;
    case 'doctor':
      return <DoctorSheet examine={examine} onClose={onClose} />;
    case 'help':
      return <HelpSheet onClose={onClose} />;
    case 'search':
      return pastContacts ? <SearchDialog pastContacts={pastContacts} onClose={onClose} /> : null;
    case 'settings':
      return <SettingsDialog onClose={onClose} />;
    default:
      return null;
  }
}
