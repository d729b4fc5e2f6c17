import { useEffect, useEffectEvent } from 'react';
import { isDialogOpen } from '../ui/is-dialog-open.ts';

/** Ctrl+F or Cmd+F anywhere on the page. Pressed again inside the field, or over a dialog, it is the browser's own search, which is left alone. */
export function useFindKey(field: () => Element | null, open: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const wanted =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';
    if (!wanted || event.defaultPrevented || isDialogOpen() || (field() && field() === document.activeElement)) return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
