import { useLiaison } from '@liaison/react';
import { lazy, Suspense } from 'react';
import type { Facts } from '../doctor/facts.ts';
import type { ActionName } from '../keyboard/shortcuts.ts';
import type { DialogName } from '../keyboard/use-actions.ts';

// Loaded when first asked for.
const DoctorSheet = lazy(async () => ({ default: (await import('../doctor/doctor-sheet.tsx')).DoctorSheet }));
const CommandPalette = lazy(async () => ({
  default: (await import('../keyboard/command-palette.tsx')).CommandPalette,
}));
const HelpSheet = lazy(async () => ({ default: (await import('../keyboard/help-sheet.tsx')).HelpSheet }));
const SearchDialog = lazy(async () => ({ default: (await import('../past/search-dialog.tsx')).SearchDialog }));
const SettingsDialog = lazy(async () => ({
  default: (await import('../settings/settings-dialog.tsx')).SettingsDialog,
}));

export interface DeskDialogsProps {
  dialog: DialogName | undefined;
  run: (name: ActionName) => void;
  onClose: () => void;
  /** Looks how everything stands. */
  examine: () => Promise<Facts>;
}

/** The one dialog that is open, if any. */
export function DeskDialogs(props: DeskDialogsProps) {
  return (
    <Suspense>
      <OpenDialog {...props} />
    </Suspense>
  );
}

function OpenDialog({ dialog, run, onClose, examine }: DeskDialogsProps) {
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
