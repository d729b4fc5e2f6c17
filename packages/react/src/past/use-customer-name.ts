import type { ArchivedContact } from '@liaison/protocol/api';
import { useIntl } from 'react-intl';

/** What a customer is called where a past contact is shown; untrusted text. */
export function useCustomerName(): (contact: ArchivedContact) => string {
  const intl = useIntl();
  return ({ customerName }) =>
    customerName || intl.formatMessage({ id: 'past.customer', defaultMessage: 'Unnamed customer' });
}
