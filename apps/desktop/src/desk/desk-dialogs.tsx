import { lazy, Suspense } from 'react';
import type { ActionName } from '../keyboard/shortcuts.ts';
import type { DialogName } from '../keyboard/use-actions.ts';

// Loaded when first asked for.
const CommandPalette = lazy(async () => ({
  default: (await import('../keyboard/command-palette.tsx')).CommandPalette,
}));
const HelpSheet = lazy(async () => ({ default: (await import('../keyboard/help-sheet.tsx')).HelpSheet }));
const SettingsDialog = lazy(async () => ({
  default: (await import('../settings/settings-dialog.tsx')).SettingsDialog,
}));

export interface DeskDialogsProps {
  dialog: DialogName | undefined;
  run: (name: ActionName) => void;
  onClose: () => void;
}

/** The one dialog that is open, if any. */
export function DeskDialogs(props: DeskDialogsProps) {
  return (
    <Suspense>
      <OpenDialog {...props} />
    </Suspense>
  );
}

function OpenDialog({ dialog, run, onClose }: DeskDialogsProps) {
  switch (dialog) {
    case 'palette':
      return <CommandPalette run={run} onClose={onClose} />;
    case 'help':
      return <HelpSheet onClose={onClose} />;
    case 'settings':
      return <SettingsDialog onClose={onClose} />;
    default:
      return null;
  }
}
