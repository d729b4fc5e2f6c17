import { IconButton } from '@liaison/react';
import { X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { element } from '../element.ts';
import { usePage } from '../page/page-context.ts';
import styles from './ccp-bar.module.css';

/** Title and close button of the drawer, which stands outside React. */
export function CcpBar() {
  const intl = useIntl();
  const { ccpPanel } = usePage();
  return createPortal(
    <div className={styles.bar}>
      <h2 className={styles.title}>
        <FormattedMessage id="ccp.title" defaultMessage="Contact Control Panel" />
      </h2>
      <IconButton
        label={intl.formatMessage({ id: 'ccp.close', defaultMessage: 'Close the CCP' })}
        icon={<X size={16} />}
        onClick={() => ccpPanel.set(false)}
      />
    </div>,
    element('ccp-bar'),
  );
}
