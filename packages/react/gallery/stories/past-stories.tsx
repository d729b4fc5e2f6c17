import { AGENT, textItem } from '@liaison/core/testing';
import type { ArchivedContact } from '@liaison/protocol/api';
import { EarlierContacts } from '../../src/past/earlier-contacts.tsx';
import { PageEnd } from '../../src/past/page-end.tsx';
import { PastContactFacts } from '../../src/past/past-contact-facts.tsx';
import { PastConversation } from '../../src/past/past-conversation.tsx';
import { StoredConversation } from '../../src/past/stored-conversation.tsx';
import type { Pages } from '../../src/past/use-pages.ts';
import { EarlierNotes } from '../../src/work/earlier-notes.tsx';
import type { GalleryDesk } from '../gallery-desk.ts';
import type { Story } from '../story.ts';

const contact: ArchivedContact = {
  contactId: 'past',
  initialContactId: 'past',
  startedAt: '2026-01-05T09:00:00.000Z',
  agentName: 'Bo Chen',
  queueName: 'Orders',
  customerName: 'Cleo Marsh',
  disposition: 'solved',
  messages: 2,
  last: { itemId: 'i', sentAt: '2026-01-05T09:01:00.000Z', role: 'CUSTOMER', name: 'Cleo Marsh', text: 'Thank you' },
};

const stored = ({ archive, history }: GalleryDesk) => {
  history.push(contact);
  archive.push(
    textItem({ id: '1', content: 'Where is my order?' }),
    textItem({ id: '2', at: 30_000, from: AGENT, content: 'On its way.' }),
  );
};

const ends: Readonly<Record<string, Pages<unknown>>> = {
  loading: { entries: [], state: 'loading', error: undefined, next: undefined, more: () => undefined },
  'nothing there': { entries: [], state: 'ready', error: undefined, next: undefined, more: () => undefined },
  'more to come': { entries: [1], state: 'ready', error: undefined, next: 'more', more: () => undefined },
};

export const pastStories: readonly Story[] = [
  {
    component: 'EarlierContacts',
    state: 'one',
    prepare: (desk) => {
      stored(desk);
      desk.hold({ contactId: 'a', customerName: 'Cleo Marsh' });
    },
    draw: () => <EarlierContacts contactId="a" onOpen={() => undefined} />,
  },
  {
    component: 'EarlierContacts',
    state: 'none',
    prepare: (desk) => desk.hold({ contactId: 'a', customerName: 'Cleo Marsh' }),
    draw: () => <EarlierContacts contactId="a" onOpen={() => undefined} />,
  },
  { component: 'PastContactFacts', state: 'all known', draw: () => <PastContactFacts contact={contact} /> },
  ...Object.entries(ends).map(([state, pages]) => ({
    component: 'PageEnd',
    state,
    draw: () => <PageEnd pages={pages} empty="Nothing here." />,
  })),
  {
    component: 'PastConversation',
    state: 'read',
    prepare: stored,
    draw: () => (
      <div style={{ height: 320, display: 'flex' }}>
        <PastConversation contact={contact} />
      </div>
    ),
  },
  {
    component: 'StoredConversation',
    state: 'nothing stored',
    draw: () => (
      <div style={{ height: 240, display: 'flex' }}>
        <StoredConversation contactId="past" />
      </div>
    ),
  },
  {
    component: 'EarlierNotes',
    state: 'one',
    prepare: (desk) => desk.hold({ contactId: 'a', customerName: 'Cleo Marsh' }),
    draw: () => <EarlierNotes contactId="a" />,
  },
];
