/** The drawer with Amazon Connect's own panel. It stays in the document, open or not: its frame is the agent's connection. */
export interface CcpPanel {
  readonly get: () => boolean;
  readonly set: (open: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createCcpPanel(drawer: HTMLElement): CcpPanel {
  const listeners = new Set<() => void>();
  let returnTo: Element | null = null;

  const isOpen = () => drawer.dataset['open'] !== undefined;
  const set = (open: boolean) => {
    if (open === isOpen()) return;
    if (open) returnTo = document.activeElement;
    drawer.toggleAttribute('data-open', open);
    drawer.inert = !open;
    drawer.ariaHidden = open ? null : 'true';
    if (open) drawer.querySelector('button')?.focus();
    else if (returnTo instanceof HTMLElement) returnTo.focus();
    for (const listener of listeners) listener();
  };
  // Captured: the tooltip of the close button would take the first Esc for itself.
  drawer.addEventListener('keydown', ({ key }) => key === 'Escape' && set(false), { capture: true });

  return {
    get: isOpen,
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
