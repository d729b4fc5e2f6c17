import type { PublicConfig } from '@liaison/protocol/api';
import { ChatInterface, ContactList, EmptyState, later, useContactStore, useLiaison } from '@liaison/react';
import { MessagesSquare } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { EarlierTab } from '../past/earlier-tab.tsx';
import { useScreenPopTab } from '../screen-pop/use-screen-pop-tab.tsx';
import { NoContact } from './no-contact.tsx';
import type { Details } from './use-details.ts';
import styles from './desk-layout.module.css';

const UnfinishedWork = later(async () => (await import('./around.ts')).UnfinishedWork);
const ContactPane = later(async () => (await import('./around.ts')).ContactPane);
const Sheet = later(async () => (await import('./around.ts')).Sheet);

/** Contacts, conversation and details side by side; contacts and conversation in turn where it is narrow. */
export function Panes({ config, details }: { config: PublicConfig; details: Details }) {
  const screenPop = useScreenPopTab(config, details);
  const intl = useIntl();
  const { store } = useLiaison();
  const selected = useContactStore((state) => state.selectedContactId);
  const tabs = selected
    ? [
        {
          name: 'history',
          label: <FormattedMessage id="pane.history" defaultMessage="Earlier" />,
          content: <EarlierTab contactId={selected} />,
        },
        ...screenPop,
      ]
    : screenPop;
  const pane = selected && (
    <ContactPane contactId={selected} tabs={tabs} tab={details.tab} onTabChange={details.chooseTab} />
  );
  return (
    <main className={styles.panes} data-view={selected ? 'conversation' : 'contacts'}>
      <div className={styles.contacts}>
        <div className={styles.list}>
          <ContactList />
        </div>
        <UnfinishedWork />
      </div>
      <div className={styles.conversation}>
        {selected ? (
          <ChatInterface
            contactId={selected}
            onBack={() => store.getState().selectContact(undefined)}
            onDetails={details.toggle}
          />
        ) : (
          <NothingOpen />
        )}
      </div>
      {selected && details.shown && details.beside && (
        <aside
          className={styles.details}
          data-tab={details.tab}
          aria-label={intl.formatMessage({ id: 'desk.details', defaultMessage: 'Contact details' })}
        >
          {pane}
        </aside>
      )}
      {selected && details.shown && !details.beside && (
        <Sheet title={<FormattedMessage id="desk.details" defaultMessage="Contact details" />} onClose={details.toggle}>
          <div className={styles.over}>{pane}</div>
        </Sheet>
      )}
    </main>
  );
}

function NothingOpen() {
  const isEmpty = useContactStore((state) => state.order.length === 0);
  if (isEmpty) return <NoContact />;
  return (
    <EmptyState
      icon={<MessagesSquare size={20} />}
      title={<FormattedMessage id="desk.choose" defaultMessage="Choose a contact" />}
    >
      <FormattedMessage id="desk.chooseText" defaultMessage="Its conversation opens here." />
    </EmptyState>
  );
}
