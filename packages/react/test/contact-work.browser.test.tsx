import { LiaisonError } from '@liaison/core';
import type { EarlierNotesResponse } from '@liaison/protocol/api';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../src/theme.css';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { useContactStore } from '../src/provider/use-contact-store.ts';
import { ContactPane } from '../src/contacts/contact-pane.tsx';
import type { ContactWork } from '../src/work/contact-work.ts';
import { UnfinishedWork } from '../src/work/unfinished-work.tsx';
import { createContactWork } from './support/contact-work.ts';
import { createDesk } from './support/desk.tsx';

const offline = new LiaisonError('NetworkError', 'no network');

function setUp() {
  const desk = createDesk();
  const { backend, contactWork } = createContactWork(desk);
  const show = (children: React.ReactNode) => desk.show(children, { contactWork });
  const showWith = (work: ContactWork, children: React.ReactNode) => desk.show(children, { contactWork: work });
  return { ...desk, backend, contactWork, show, showWith };
}

const chat = (
  <div style={{ height: '600px', display: 'flex' }}>
    <ChatInterface contactId="c1" />
  </div>
);
const notesPane = (contactId = 'c1') => <ContactPane contactId={contactId} tab="notes" />;

test('a note is saved when the agent pauses, and says so', async () => {
  const { backend, clock, hold, show } = setUp();
  hold({ contactId: 'c1' });
  const screen = await show(notesPane());
  await screen.getByRole('textbox', { name: 'Private note' }).fill('Called twice');
  await expect.element(screen.getByText('Saving …')).toBeVisible();
  await clock.advance(1000);
  await expect.element(screen.getByText('Saved')).toBeVisible();
  expect(backend.notes.content('c1')).toEqual({ text: 'Called twice' });
});

test('a note is saved when the agent leaves the field', async () => {
  const { backend, hold, show } = setUp();
  hold({ contactId: 'c1' });
  const screen = await show(notesPane());
  await screen.getByRole('textbox', { name: 'Private note' }).fill('x');
  await userEvent.tab();
  await expect.element(screen.getByText('Saved')).toBeVisible();
  expect(backend.notes.content('c1')).toEqual({ text: 'x' });
});

test('a note belongs to its contact, whichever is shown', async () => {
  const { backend, clock, hold, show } = setUp();
  hold({ contactId: 'c1' }, { contactId: 'c2' });
  const screen = await show(
    <>
      <div data-testid="one">{notesPane('c1')}</div>
      <div data-testid="two">{notesPane('c2')}</div>
    </>,
  );
  await screen.getByTestId('one').getByRole('textbox', { name: 'Private note' }).fill('for one');
  await clock.advance(1000);
  await expect.element(screen.getByTestId('two').getByRole('textbox', { name: 'Private note' })).toHaveValue('');
  expect(backend.notes.content('c2')).toBeUndefined();
});

test('a note that could not be saved says why and can be tried again', async () => {
  const { backend, clock, hold, show } = setUp();
  hold({ contactId: 'c1' });
  const screen = await show(notesPane());
  const note = screen.getByRole('textbox', { name: 'Private note' });
  await note.fill('x');
  backend.notes.failure = offline;
  await clock.advance(1000);
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(
      'Not saved yet: the server cannot be reached. It is kept in this browser and saved as soon as that works.',
    );
  backend.notes.failure = undefined;
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByText('Saved')).toBeVisible();
  await expect.element(note).toHaveValue('x');
});

test('when somebody else has written the note, both can be kept', async () => {
  const { backend, clock, hold, show } = setUp();
  hold({ contactId: 'c1' });
  const screen = await show(notesPane());
  await screen.getByRole('textbox', { name: 'Private note' }).fill('mine');
  backend.notes.put('c1', { text: '<b>theirs</b>' });
  await clock.advance(1000);
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('bo has changed this meanwhile. Yours is not saved yet. They wrote:');
  await expect.element(screen.getByText('<b>theirs</b>')).toBeVisible();
  await screen.getByRole('button', { name: 'Keep both' }).click();
  await expect.element(screen.getByText('Saved')).toBeVisible();
  expect(backend.notes.content('c1')).toEqual({ text: '<b>theirs</b>\n\nmine' });
});

test('a contact whose queue asks for an outcome is closed only with one', async () => {
  const { backend, connectService, hold, show, talk } = setUp();
  hold({ contactId: 'c1', phase: 'ended' });
  talk('c1');
  const screen = await show(chat);
  const close = screen.getByRole('button', { name: 'Close contact' });
  const outcome = screen.getByRole('combobox', { name: /Outcome/ });
  await expect.element(outcome).toBeVisible();
  await close.click();
  expect(connectService.clearContact).not.toHaveBeenCalled();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Choose an outcome before you close the contact.');
  await expect.element(outcome).toHaveFocus();
  await expect.element(outcome).toBeInvalid();
  await userEvent.selectOptions(outcome, 'Refund promised');
  await expect.element(screen.getByText('Saved')).toBeVisible();
  expect(backend.dispositions.content('c1')).toEqual({ code: 'refund' });
  await close.click();
  expect(connectService.clearContact).toHaveBeenCalledExactlyOnceWith('c1');
});

test('an outcome that could not be saved yet does not keep the contact open', async () => {
  const { backend, connectService, hold, show, talk } = setUp();
  hold({ contactId: 'c1', phase: 'ended' });
  talk('c1');
  const screen = await show(chat);
  const outcome = screen.getByRole('combobox', { name: /Outcome/ });
  await expect.element(outcome).toBeVisible();
  backend.dispositions.failure = offline;
  await userEvent.selectOptions(outcome, 'Solved');
  await screen.getByRole('button', { name: 'Close contact' }).click();
  expect(connectService.clearContact).toHaveBeenCalledExactlyOnceWith('c1');
});

test('after contact work that ends by itself leaves the outcome to be chosen', async () => {
  const { backend, hold, show } = setUp();
  hold({ contactId: 'c1', phase: 'ended', customerName: 'Cleo <i>' });
  const screen = await show(<UnfinishedWork />);
  await expect.element(screen.getByRole('region', { name: /Still to do/ })).not.toBeInTheDocument();
  hold();
  await expect.element(screen.getByRole('region', { name: /Still to do/ })).toBeVisible();
  await expect.element(screen.getByText('Cleo <i>')).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Outcome/ }), 'Solved');
  await expect.element(screen.getByRole('region', { name: /Still to do/ })).not.toBeInTheDocument();
  expect(backend.dispositions.content('c1')).toEqual({ code: 'solved' });
});

test('a note of a contact that is gone and that somebody else has changed is still to do', async () => {
  const { backend, clock, contactWork, hold, show } = setUp();
  hold({ contactId: 'c1', channel: 'voice' });
  contactWork.notes.open('c1');
  await clock.advance(0);
  backend.notes.put('c1', { text: 'theirs' });
  contactWork.notes.edit('c1', { text: 'mine' });
  await clock.advance(1000);
  const screen = await show(<UnfinishedWork />);
  await expect.element(screen.getByRole('region')).not.toBeInTheDocument();
  hold();
  await screen.getByRole('button', { name: 'Take theirs' }).click();
  await expect.element(screen.getByRole('region')).not.toBeInTheDocument();
});

test('the handoff card is saved as typed, and stands above the conversation of the next agent alone', async () => {
  const { backend, clock, hold, show, talk } = setUp();
  backend.handoffCards.put('c1', { asked: 'A refund <img src=x>', tried: '', promised: 'By Friday' });
  hold({ contactId: 'c1' });
  talk('c1');
  const screen = await show(
    <>
      {chat}
      {notesPane()}
    </>,
  );
  const banner = screen.getByRole('region', { name: /Handoff from bo/ });
  await expect.element(banner.getByText('A refund <img src=x>')).toBeVisible();
  await expect.element(banner.getByText('What was tried')).not.toBeInTheDocument();
  await banner.getByRole('button', { name: 'Got it' }).click();
  await expect.element(banner.getByText('By Friday')).not.toBeInTheDocument();
  await screen.getByRole('textbox', { name: 'What was tried' }).fill('Restarted');
  await clock.advance(1000);
  expect(backend.handoffCards.content('c1')).toEqual({
    asked: 'A refund <img src=x>',
    tried: 'Restarted',
    promised: 'By Friday',
  });
});

test('once the chat is over an empty handoff card is not offered, and what was written stays', async () => {
  const { backend, hold, show } = setUp();
  backend.handoffCards.put('c2', { asked: '', tried: '', promised: 'By Friday' });
  hold({ contactId: 'c1', phase: 'ended' }, { contactId: 'c2', phase: 'ended' }, { contactId: 'c3' });
  const screen = await show(
    <>
      <div data-testid="empty">{notesPane('c1')}</div>
      <div data-testid="written">{notesPane('c2')}</div>
      <div data-testid="open">{notesPane('c3')}</div>
    </>,
  );
  const hint = /^The next agent sees it first/;
  const written = screen.getByTestId('written');
  await expect.element(written.getByRole('textbox', { name: 'What was promised' })).toHaveValue('By Friday');
  await expect.element(written.getByText(hint)).not.toBeInTheDocument();
  await expect.element(screen.getByTestId('open').getByText(hint)).toBeVisible();
  const empty = screen.getByTestId('empty');
  await expect.element(empty.getByRole('textbox', { name: 'Private note' })).toBeVisible();
  await expect.element(empty.getByText('Handoff card')).not.toBeInTheDocument();
});

test('nothing is asked for about a contact that is only offered', async () => {
  const { backend, hold, show } = setUp();
  hold({ contactId: 'c1', phase: 'incoming' });
  const screen = await show(notesPane());
  await expect.element(screen.getByText('You can write about this contact once you have accepted it.')).toBeVisible();
  expect([...backend.notes.calls, ...backend.handoffCards.calls]).toEqual([]);
  hold({ contactId: 'c1' });
  await expect.element(screen.getByRole('textbox', { name: 'Private note' })).toBeVisible();
});

test('notes from before the transfer can be read, and asked for again when they do not come', async () => {
  const { contactWork, hold, ...desk } = setUp();
  hold({ contactId: 'c2' });
  const notes = [{ contactId: 'c1', version: 1, content: { text: 'Was <b>angry</b>' }, writtenBy: 'bo' }];
  const readEarlierNotes = vi
    .fn<(contactId: string) => Promise<EarlierNotesResponse>>(() => Promise.resolve({ notes }))
    .mockRejectedValueOnce(offline);
  const value = { ...contactWork, readEarlierNotes };
  const screen = await desk.showWith(value, notesPane('c2'));
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByText('Was <b>angry</b>')).toBeVisible();
  await expect.element(screen.getByText('bo')).toBeVisible();
  expect(readEarlierNotes).toHaveBeenLastCalledWith('c2');
});

/** The notes of the first contact, and once it is gone the second one's conversation and notes. */
function NotesThenNext() {
  const gone = useContactStore(({ contacts }) => contacts['c1'] === undefined);
  return (
    <>
      {gone && (
        <div style={{ height: '600px', display: 'flex' }}>
          <ChatInterface contactId="c2" />
        </div>
      )}
      {notesPane(gone ? 'c2' : 'c1')}
    </>
  );
}

test('what is typed into a note whose contact goes away never lands in the composer of another customer', async () => {
  const { hold, show, talk } = setUp();
  hold({ contactId: 'c1', phase: 'ended' }, { contactId: 'c2', customerName: 'Ben' });
  talk('c2');
  const screen = await show(<NotesThenNext />);
  await screen.getByRole('textbox', { name: 'Private note' }).click();
  await userEvent.keyboard('The customer is');
  hold({ contactId: 'c2', customerName: 'Ben' });
  await expect.element(screen.getByRole('textbox', { name: 'Message to Ben' })).toBeVisible();
  await userEvent.keyboard(' lying');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Ben' })).toHaveValue('');
  await expect.element(screen.getByRole('textbox', { name: 'Private note' })).toHaveValue('');
});

test('a composer that becomes ready leaves the focus to the note that is being written', async () => {
  const { hold, show, talk } = setUp();
  hold({ contactId: 'c1', customerName: 'Cleo' });
  const screen = await show(
    <>
      {chat}
      {notesPane()}
    </>,
  );
  const note = screen.getByRole('textbox', { name: 'Private note' });
  await note.click();
  talk('c1');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Cleo' })).toBeEnabled();
  await expect.element(note).toHaveFocus();
});

test('tabs of the pane are reached by arrow keys', async () => {
  const { hold, show } = setUp();
  hold({ contactId: 'c1' });
  const tabs = [{ name: 'more', label: 'More', content: <p>added</p> }];
  const screen = await show(<ContactPane contactId="c1" tabs={tabs} />);
  await screen.getByRole('tab', { name: 'Contact' }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('textbox', { name: 'Private note' })).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByText('added')).toBeVisible();
});

test('without a place to keep them, nothing asks for notes or outcomes', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'c1', phase: 'ended' });
  desk.talk('c1');
  const screen = await desk.show(
    <>
      {chat}
      {notesPane()}
    </>,
  );
  await expect.element(screen.getByRole('tab')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Close contact' }).click();
  expect(desk.connectService.clearContact).toHaveBeenCalledExactlyOnceWith('c1');
});
