import { textItem } from '@liaison/core/testing';
import { AnswerNextButton } from '../../src/contacts/answer-next-button.tsx';
import { ContactDetails } from '../../src/contacts/contact-details.tsx';
import { ContactList } from '../../src/contacts/contact-list.tsx';
import { ContactListItem } from '../../src/contacts/contact-list-item.tsx';
import { ContactPane } from '../../src/contacts/contact-pane.tsx';
import { IncomingContact } from '../../src/contacts/incoming-contact.tsx';
import { ContactNote } from '../../src/work/contact-note.tsx';
import { DispositionField } from '../../src/work/disposition-field.tsx';
import { HandoffBanner } from '../../src/work/handoff-banner.tsx';
import { HandoffCard } from '../../src/work/handoff-card.tsx';
import { UnfinishedWork } from '../../src/work/unfinished-work.tsx';
import type { GalleryDesk } from '../gallery-desk.ts';
import type { Story } from '../story.ts';

const cleo = {
  contactId: 'a',
  customerName: 'Cleo Marsh',
  queueName: 'Orders',
  attributes: { order: '90210', language: 'en' },
};
const talking = async (desk: GalleryDesk) => {
  desk.hold(cleo);
  await desk.talk('a', [textItem({ id: '1', content: 'Where is my order?' })]);
};
const offered =
  (autoAccept: boolean) =>
  ({ hold, services }: GalleryDesk) =>
    hold({ ...cleo, phase: 'incoming', phaseSince: services.clock.now() - 5000, autoAccept });
const everyKind = async (desk: GalleryDesk) => {
  desk.hold(
    cleo,
    { contactId: 'b', customerName: 'Ben Berg', phase: 'incoming', queueName: 'Orders' },
    { contactId: 'c', customerName: 'Dora', phase: 'missed' },
    { contactId: 'd', customerName: 'Emil', phase: 'ended' },
    { contactId: 'e', customerName: 'Fay', channel: 'voice' },
  );
  await desk.talk('a', [textItem({ id: '1', content: 'Where is my order?' })]);
};

export const contactStories: readonly Story[] = [
  { component: 'ContactList', state: 'empty', draw: () => <ContactList /> },
  { component: 'ContactList', state: 'every phase', prepare: everyKind, draw: () => <ContactList /> },
  { component: 'ContactListItem', state: 'waiting', prepare: talking, draw: () => <ContactListItem contactId="a" /> },
  {
    component: 'IncomingContact',
    state: 'offered',
    prepare: offered(false),
    draw: () => <IncomingContact contactId="a" />,
  },
  {
    component: 'IncomingContact',
    state: 'accepts itself',
    prepare: offered(true),
    draw: () => <IncomingContact contactId="a" />,
  },
  {
    component: 'ContactDetails',
    state: 'with attributes',
    prepare: talking,
    draw: () => <ContactDetails contactId="a" />,
  },
  { component: 'ContactPane', state: 'with notes', prepare: talking, draw: () => <ContactPane contactId="a" /> },
  { component: 'AnswerNextButton', state: 'nobody waits', draw: () => <AnswerNextButton /> },
  { component: 'AnswerNextButton', state: 'somebody waits', prepare: talking, draw: () => <AnswerNextButton /> },
  { component: 'ContactNote', state: 'empty', prepare: talking, draw: () => <ContactNote contactId="a" /> },
  {
    component: 'DispositionField',
    state: 'to be chosen',
    prepare: talking,
    draw: () => <DispositionField contactId="a" />,
  },
  { component: 'HandoffCard', state: 'empty', prepare: talking, draw: () => <HandoffCard contactId="a" /> },
  {
    component: 'HandoffBanner',
    state: 'nothing handed over',
    prepare: talking,
    draw: () => <HandoffBanner contactId="a" />,
  },
  { component: 'UnfinishedWork', state: 'nothing unfinished', draw: () => <UnfinishedWork /> },
];
