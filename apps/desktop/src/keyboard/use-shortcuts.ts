import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { actionNames, type ActionName, type Keys } from './shortcuts.ts';

const writesText = (keys: string): boolean => !/\$mod|Alt|Control|Meta|^F\d/.test(keys);

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A dialog has its own keys. What the page shows decides, not what it is about to show. */
const isBusy = ({ isComposing, repeat }: KeyboardEvent): boolean =>
  repeat || isComposing || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** Listens for the keys of all actions while `enabled`. A key that writes text does nothing inside a field. */
export function useShortcuts(keys: Keys, run: (name: ActionName) => void, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const handlers = actionNames.map((name) => [
      keys[name],
      (event: KeyboardEvent) => {
        if (writesText(keys[name]) && isField(event.target)) return;
        event.preventDefault();
        run(name);
      },
    ]);
    return tinykeys(window, Object.fromEntries(handlers), { ignore: isBusy });
  }, [keys, run, enabled]);
}
