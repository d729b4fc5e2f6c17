import { type ReactNode, use } from 'react';
import { IntlContext, IntlProvider } from 'react-intl';

/** Keeps the page's own react-intl provider when there is one; otherwise English, so that a component works alone. */
export function IntlFallback({ children }: { children: ReactNode }) {
  const outer = use(IntlContext);
  if (outer) return children;
  return (
    <IntlProvider locale="en" defaultLocale="en">
      {children}
    </IntlProvider>
  );
}
