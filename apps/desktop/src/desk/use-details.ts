import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

export interface Details {
  /** Whether there is room for them beside the conversation; without, they open over it. */
  readonly beside: boolean;
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Shows them if they are not there. */
  readonly show: () => void;
  /** The tab that is open, the same for every contact. */
  readonly tab: string;
  readonly chooseTab: (tab: string) => void;
}

const wide = () => window.matchMedia('(width >= 1200px)');

const subscribeToWidth = (listener: () => void) => {
  const media = wide();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** The contact's details: beside the conversation unless hidden, and over it only when asked for. */
export function useDetails(): Details {
  const beside = useSyncExternalStore(subscribeToWidth, () => wide().matches);
  const [toggled, setToggled] = useState({ beside: true, over: false });
  const toggle = useCallback(
    () => setToggled((now) => (beside ? { ...now, beside: !now.beside } : { ...now, over: !now.over })),
    [beside],
  );
  const show = useCallback(() => setToggled((now) => ({ ...now, [beside ? 'beside' : 'over']: true })), [beside]);
  // A window that grows and shrinks again must not lay them over a dialog that was opened meanwhile.
  useEffect(() => subscribeToWidth(() => wide().matches && setToggled((now) => ({ ...now, over: false }))), []);
  const [tab, chooseTab] = useState('contact');
  const shown = beside ? toggled.beside : toggled.over;
  return useMemo(() => ({ beside, shown, toggle, show, tab, chooseTab }), [beside, shown, toggle, show, tab]);
}
