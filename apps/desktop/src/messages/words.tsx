import { DirectionProvider } from '@base-ui/react/direction-provider';
import { type ReactNode, useMemo } from 'react';
import { IntlProvider, RawIntlProvider, useIntl } from 'react-intl';
import type { Language } from './language.ts';

export interface WordsProps {
  language: Language;
  children: ReactNode;
}

/** Gives everything inside its words and its direction. */
export function Words({ language, children }: WordsProps) {
  const { locale, messages, direction, disguise } = language;
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={messages}>
      <DirectionProvider direction={direction}>
        {disguise ? <Disguised by={disguise}>{children}</Disguised> : children}
      </DirectionProvider>
    </IntlProvider>
  );
}

function Disguised({ by, children }: { by: NonNullable<Language['disguise']>; children: ReactNode }) {
  const intl = useIntl();
  const disguised = useMemo(() => by(intl), [by, intl]);
  return <RawIntlProvider value={disguised}>{children}</RawIntlProvider>;
}
