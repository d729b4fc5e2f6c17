import { Tooltip } from '@base-ui/react/tooltip';
import { type ReactNode, useMemo } from 'react';
import { createFileShelf } from '../attachments/file-shelf.ts';
import { createPreferenceStore, defaultPreferences } from '../preferences/preferences.ts';
import { IntlFallback } from './intl-fallback.tsx';
import { type ChatLanguages, LiaisonContext, type LiaisonServices } from './liaison-context.ts';
import { storeByFrame } from './store-by-frame.ts';
import { createTicker } from './ticker.ts';

export interface LiaisonProviderProps {
  /** Created once by the page; the same object for the provider's whole life. */
  value: LiaisonServices;
  children: ReactNode;
}

function languagesOfThePage(): ChatLanguages {
  const chosen = new Map<string, string>();
  return {
    get: (contactId) => chosen.get(contactId),
    set: (contactId, language) => void chosen.set(contactId, language),
  };
}

/** Gives the store and the services to every Liaison component inside it. */
export function LiaisonProvider({ value, children }: LiaisonProviderProps) {
  const context = useMemo(
    () => ({
      preferences: createPreferenceStore(defaultPreferences),
      languages: languagesOfThePage(),
      ...value,
      drawn: storeByFrame(value.store),
      ticker: createTicker(value.clock),
      interruption: { at: Number.NEGATIVE_INFINITY },
      files: createFileShelf(),
    }),
    [value],
  );
  return (
    <LiaisonContext value={context}>
      <IntlFallback>
        <Tooltip.Provider delay={500}>{children}</Tooltip.Provider>
      </IntlFallback>
    </LiaisonContext>
  );
}
