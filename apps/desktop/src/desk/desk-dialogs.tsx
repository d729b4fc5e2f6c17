import { later, useLiaison } from '@liaison/react';
import type { Facts } from '../doctor/facts.ts';
import type { ActionName } from '../keyboard/shortcuts.ts';
import type { DialogName } from '../keyboard/use-actions.ts';

// Loaded when first asked for.
const DoctorSheet = later(async () => (await import('../doctor/doctor-sheet.tsx')).DoctorSheet);
const CommandPalette = later(async () => (await import('../keyboard/command-palette.tsx')).CommandPalette);
const HelpSheet = later(async () => (await import('../keyboard/help-sheet.tsx')).HelpSheet);
const SearchDialog = later(async () => (await import('../past/search-dialog.tsx')).SearchDialog);
const SettingsDialog = later(async () => (await import('../settings/settings-dialog.tsx')).SettingsDialog);

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
