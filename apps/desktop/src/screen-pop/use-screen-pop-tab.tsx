import type { PublicConfig } from '@liaison/protocol/api';
import { type ContactPaneTab, useContactStore } from '@liaison/react';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Details } from '../desk/use-details.ts';
import { ScreenPop } from './screen-pop.tsx';

const name = 'app';

/** The tab of another system beside a contact, where the operator has set one up. It comes to the front by itself only if that is set, too. */
export function useScreenPopTab(config: PublicConfig, details: Details): readonly ContactPaneTab[] {
  const { screenPop } = config;
  const selected = useContactStore((state) => state.selectedContactId);
  const phase = useContactStore((state) => state.contacts[selected ?? '']?.contact.phase);
  const shown = useRef(new Set<string>());
  const { chooseTab, show } = details;
  const atOnce = screenPop?.opens === 'frame-at-once' && phase === 'connected' && details.beside;
  useEffect(() => {
    if (!atOnce || selected === undefined || shown.current.has(selected)) return;
    shown.current.add(selected);
    chooseTab(name);
    show();
  }, [atOnce, chooseTab, selected, show]);
  if (screenPop === undefined || selected === undefined) return [];
  return [
    {
      name,
      label: <FormattedMessage id="screenPop.tab" defaultMessage="App" />,
      keepMounted: true,
      content: (
        <ScreenPop
          key={selected}
          contactId={selected}
          settings={screenPop}
          open={details.shown && details.tab === name}
        />
      ),
    },
  ];
}
