import { Tabs } from '@base-ui/react/tabs';
import { type ReactNode, useState } from 'react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { ContactDetails } from './contact-details.tsx';
import { ContactWriting } from '../work/contact-writing.tsx';
import styles from './contact-pane.module.css';

/** A part of the pane that the page adds. */
export interface ContactPaneTab {
  /** Anything but `contact` and `notes`. */
  readonly name: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
  /** Stays in the page, unseen, while another tab is open: for what must not begin anew. */
  readonly keepMounted?: boolean;
}

export interface ContactPaneProps {
  contactId: string;
  /** What stands behind the pane's own tabs. */
  tabs?: readonly ContactPaneTab[];
  /** The open tab, where the page wants to decide: `contact`, `notes` or the name of one of its own. */
  tab?: string;
  onTabChange?: (tab: string) => void;
}

const labels = defineMessages({
  contact: { id: 'pane.contact', defaultMessage: 'Contact' },
  notes: { id: 'pane.notes', defaultMessage: 'Notes' },
});

/** Everything around the conversation of one contact, in tabs: what is known, what the agent writes, and what the page adds. */
export function ContactPane({ contactId, tabs = [], tab, onTabChange }: ContactPaneProps) {
  const { contactWork } = useLiaison();
  const [own, setOwn] = useState('contact');
  const all: ContactPaneTab[] = [
    {
      name: 'contact',
      label: <FormattedMessage {...labels.contact} />,
      content: <ContactDetails contactId={contactId} />,
    },
    ...(contactWork
      ? [
          {
            name: 'notes',
            label: <FormattedMessage {...labels.notes} />,
            content: <ContactWriting contactId={contactId} />,
          },
        ]
      : []),
    ...tabs,
  ];
  const wanted = tab ?? own;
  const open = all.some(({ name }) => name === wanted) ? wanted : 'contact';
  if (all.length === 1) return all[0]?.content;
  return (
    <Tabs.Root
      className={styles.pane}
      value={open}
      onValueChange={(next: string) => {
        setOwn(next);
        onTabChange?.(next);
      }}
    >
      <Tabs.List className={styles.tabs} activateOnFocus>
        {all.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name} className={styles.tab}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {all.map(({ name, content, keepMounted = false }) => (
        <Tabs.Panel key={name} value={name} keepMounted={keepMounted} className={styles.panel}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
