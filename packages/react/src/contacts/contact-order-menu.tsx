import { Menu } from '@base-ui/react/menu';
import { ArrowUpDown } from 'lucide-react';
import { defineMessages, useIntl } from 'react-intl';
import { usePreference } from '../preferences/use-preference.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { contactOrders } from './contact-order.ts';

const names = defineMessages({
  arrival: { id: 'contactOrder.arrival', defaultMessage: 'As they came' },
  waiting: { id: 'contactOrder.waiting', defaultMessage: 'Longest waiting first' },
  unread: { id: 'contactOrder.unread', defaultMessage: 'Most unread first' },
});

/** The order of the contacts within each group. */
export function ContactOrderMenu() {
  const intl = useIntl();
  const { preferences } = useLiaison();
  const order = usePreference('contactOrder');
  const label = intl.formatMessage({ id: 'contactOrder.label', defaultMessage: 'Order of the contacts' });
  return (
    <ChoiceMenu
      trigger={<Menu.Trigger render={<IconButton label={label} icon={<ArrowUpDown size={15} />} />} />}
      choices={contactOrders.map((choice) => ({ value: choice, label: intl.formatMessage(names[choice]) }))}
      value={order}
      onChange={(contactOrder) => preferences.change({ contactOrder })}
      align="end"
    />
  );
}
