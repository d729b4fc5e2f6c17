import { Menu } from '@base-ui/react/menu';
import { ArrowUpDown } from 'lucide-react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { usePreference } from '../preferences/use-preference.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import menu from '../ui/menu.module.css';
import { type ContactOrder, contactOrders } from './contact-order.ts';

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
    <Menu.Root>
      <Menu.Trigger render={<IconButton label={label} icon={<ArrowUpDown size={15} />} />} />
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} sideOffset={6} align="end">
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup
              value={order}
              onValueChange={(contactOrder: ContactOrder) => preferences.change({ contactOrder })}
            >
              {contactOrders.map((choice) => (
                <Menu.RadioItem key={choice} value={choice} className={menu.item} closeOnClick>
                  <span className={menu.label}>
                    <FormattedMessage {...names[choice]} />
                  </span>
                  <Menu.RadioItemIndicator className={menu.check}>✓</Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
