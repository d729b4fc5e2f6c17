import { AppWindow } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';

/** Leads to Amazon Connect's own panel, where the page offers it. */
export function OpenCcpButton() {
  const { openCcp } = useLiaison();
  if (!openCcp) return null;
  return (
    <Button tone="primary" onClick={openCcp}>
      <AppWindow size={15} aria-hidden="true" />
      <FormattedMessage id="contact.openCcp" defaultMessage="Open the CCP" />
    </Button>
  );
}
