import {
  type ContactParticipant,
  type ContactSnapshot,
  type Invitation,
  LiaisonError,
  type QuickConnect,
} from '@liaison/core';
import { receiptItem, textItem } from '@liaison/core/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../src/theme.css';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { useContactStore } from '../src/provider/use-contact-store.ts';
import { findings } from './support/axe.ts';
import { createContactWork } from './support/contact-work.ts';
import { createDesk } from './support/desk.tsx';

const bo: QuickConnect = { arn: 'arn:bo', type: 'agent', name: 'Bo Chen' };
const billing: QuickConnect = { arn: 'arn:billing', type: 'queue', name: 'Billing' };
const support: QuickConnect = { arn: 'arn:support', type: 'queue', name: 'Customer support' };

const self: ContactParticipant = { connectionId: 'ada', role: 'self', state: 'joined' };
const cleo: ContactParticipant = { connectionId: 'cleo', role: 'customer', name: 'Cleo', state: 'joined' };
const invited: ContactParticipant = { connectionId: 'i', role: 'agent', name: 'Bo Chen', state: 'invited' };
const joined: ContactParticipant = { connectionId: 'bo', role: 'agent', name: 'Bo Chen', state: 'joined' };

async function openChat(overrides: Partial<ContactSnapshot> = {}) {
  const desk = createDesk();
  const contact = { contactId: 'a', customerName: 'Cleo', participants: [self, cleo], ...overrides };
  desk.hold(contact);
  desk.talk('a', [textItem({ id: '1', content: 'Hello' })]);
  desk.connectService.listQuickConnects.mockResolvedValue([bo, billing, support]);
  const screen = await desk.show(
    <div style={{ height: '600px', display: 'flex' }}>
      <ChatInterface contactId="a" />
    </div>,
  );
  const invitation = (state: Invitation['state'], more: Partial<Invitation> = {}) =>
    desk.actions.setInvitation('a', {
      quickConnect: bo,
      purpose: 'transfer',
      state,
      since: desk.clock.now(),
      ...more,
    });
  /** Amazon Connect shows the contact with these others in it. */
  const with_ = (...others: ContactParticipant[]) => desk.hold({ ...contact, participants: [self, cleo, ...others] });
  const open = async () => {
    await screen.getByRole('button', { name: 'Transfer or bring somebody in' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Pass on the chat with Cleo' });
    await expect.element(dialog).toBeVisible();
    return dialog;
  };
  return { ...desk, screen, invitation, open, with_ };
}

describe('the transfer', () => {
  test('finds a quick connect by letters and asks it by keyboard alone', async () => {
    const { connectService, open } = await openChat();
    const dialog = await open();
    await expect.element(dialog.getByRole('option')).toHaveLength(3);
    await userEvent.keyboard('port cust');
    await expect.element(dialog.getByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog.getByText(/^Whoever of this queue accepts first/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(connectService.invite).toHaveBeenCalledExactlyOnceWith('a', support, 'transfer');
  });

  test('is called off, turned down and asked again from the dialog', async () => {
    const { connectService, invitation, open, with_ } = await openChat();
    const dialog = await open();
    await dialog.getByRole('option', { name: 'Agent Bo Chen' }).click();
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    invitation('asking');
    await expect.element(dialog.getByRole('status')).toMatchTextContent('Asking Bo Chen');
    with_(invited);
    invitation('ringing');
    await dialog.getByRole('button', { name: 'Call off' }).click();
    expect(connectService.callOffInvitation).toHaveBeenCalledExactlyOnceWith('a');
    await dialog.getByRole('button', { name: 'Leave now' }).click();
    expect(connectService.leaveContact).toHaveBeenCalledExactlyOnceWith('a');
    with_();
    invitation('turnedDown');
    await expect.element(dialog.getByRole('status')).toMatchTextContent('Bo Chen did not take the chat');
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    expect(connectService.invite).toHaveBeenLastCalledWith('a', bo, 'transfer');
    await dialog.getByRole('button', { name: 'Choose somebody else' }).click();
    await expect.element(dialog.getByRole('combobox')).toBeVisible();
  });

  test('that succeeded is told in the dialog and in after contact work', async () => {
    const { actions, hold, invitation, open, screen } = await openChat();
    invitation('ringing');
    const dialog = await open();
    hold({ contactId: 'a', customerName: 'Cleo', phase: 'ended', participants: [self, cleo] });
    actions.setChatState('a', { name: 'ended', reason: 'transfer' });
    await expect.element(dialog.getByRole('status')).toMatchTextContent('The chat was transferred to Bo Chen.');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect.element(screen.getByText('The chat was transferred to Bo Chen.')).toBeVisible();
  });

  test('offers what was chosen last first', async () => {
    const { connectService, open } = await openChat();
    let dialog = await open();
    await dialog.getByRole('option', { name: 'Queue Billing' }).click();
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await userEvent.keyboard('{Escape}');
    expect(connectService.invite).toHaveBeenCalledOnce();
    dialog = await open();
    await expect.element(dialog.getByRole('option').first()).toHaveAccessibleName('Queue Billing');
    await expect.element(dialog.getByText('Recent')).toBeVisible();
    await expect.element(dialog.getByRole('option')).toHaveLength(3);
  });

  test('says that the list is coming, is empty, could not be fetched, or has nobody of that name', async () => {
    const { connectService, open } = await openChat();
    const first = Promise.withResolvers<readonly QuickConnect[]>();
    connectService.listQuickConnects.mockReturnValueOnce(first.promise);
    const dialog = await open();
    await expect.element(dialog.getByText('Looking up whom you can pass chats to')).toBeVisible();
    first.reject(new LiaisonError('ServiceError', 'Amazon Connect could not do the step'));
    await expect.element(dialog.getByRole('alert')).toMatchTextContent('could not do the step');
    connectService.listQuickConnects.mockResolvedValueOnce([]);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.element(dialog.getByText(/^Your queues have no quick connects/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    const again = await open();
    await again.getByRole('combobox').fill('zzz');
    await expect.element(again.getByText('Nobody of that name')).toBeVisible();
  });

  test('gives the list up when the dialog closes', async () => {
    const { connectService, open } = await openChat();
    connectService.listQuickConnects.mockReturnValueOnce(new Promise(() => {}));
    await open();
    const signal = connectService.listQuickConnects.mock.lastCall?.[0].signal;
    expect(signal?.aborted).toBe(false);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => signal?.aborted).toBe(true);
  });

  test('shows a hundred, counts the rest, and finds each', async () => {
    const { connectService, open } = await openChat();
    const many = Array.from(
      { length: 700 },
      (_, n): QuickConnect => ({ arn: `${n}`, type: 'agent', name: `Agent ${n}` }),
    );
    connectService.listQuickConnects.mockResolvedValue(many);
    const dialog = await open();
    await expect.element(dialog.getByText('600 more: type on to find them')).toBeVisible();
    await dialog.getByRole('combobox').fill('agent 699');
    await expect.element(dialog.getByRole('option')).toHaveLength(1);
  });
});

test('what is written on the handoff card is saved before anybody is asked', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo', participants: [self, cleo] });
  desk.talk('a');
  desk.connectService.listQuickConnects.mockResolvedValue([bo]);
  const { backend, contactWork } = createContactWork(desk);
  const known: unknown[] = [];
  desk.connectService.invite.mockImplementation(() => {
    known.push(backend.handoffCards.content('a'));
    return Promise.resolve();
  });
  const screen = await desk.show(<ChatInterface contactId="a" />, { contactWork });
  await screen.getByRole('button', { name: 'Transfer or bring somebody in' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('option', { name: 'Agent Bo Chen' }).click();
  await dialog.getByRole('textbox').first().fill('A refund');
  expect(await findings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect.poll(() => known).toEqual([{ asked: 'A refund', tried: '', promised: '' }]);
});

describe('an invitation beside the conversation', () => {
  test('is shown with its time while the dialog is closed, and can be called off', async () => {
    const { connectService, invitation, screen, with_ } = await openChat();
    with_(invited);
    invitation('ringing');
    await expect.element(screen.getByText(/^Waiting for Bo Chen to accept/)).toBeVisible();
    await screen.getByRole('button', { name: 'Call off' }).click();
    expect(connectService.callOffInvitation).toHaveBeenCalledOnce();
  });

  test('that failed says why and is put away', async () => {
    const { connectService, invitation, screen } = await openChat();
    invitation('failed', { failure: { name: 'ServiceError', message: 'No luck' } });
    await expect.element(screen.getByText('Bo Chen could not be asked: No luck')).toBeVisible();
    await screen.getByRole('button', { name: 'Put away' }).click();
    expect(connectService.putAwayInvitation).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('a chat with several agents', () => {
  test('says who is in it and who was only asked, and lets one be taken out', async () => {
    const { connectService, screen, with_ } = await openChat({ multiParty: true });
    expect(screen.getByRole('list', { name: 'In this chat' }).query()).toBeNull();
    with_(joined, { connectionId: 'q', role: 'queue', name: 'Billing', state: 'invited' });
    const people = screen.getByRole('list', { name: 'In this chat' }).getByRole('listitem');
    await expect.element(people.nth(0)).toMatchTextContent(/Cleo.*Customer/);
    await expect.element(people.nth(2)).toMatchTextContent(/Bo Chen.*Agent/);
    await expect.element(people.nth(3)).toMatchTextContent(/Billing.*asked/);
    await screen.getByRole('button', { name: 'Take Bo Chen out of the chat' }).click();
    const question = screen.getByRole('alertdialog', { name: 'Take Bo Chen out of the chat?' });
    await expect.element(question.getByRole('button', { name: 'Keep them' })).toHaveFocus();
    await question.getByRole('button', { name: 'Take out' }).click();
    expect(connectService.removeParticipant).toHaveBeenCalledExactlyOnceWith('a', 'bo');
  });

  test('brings somebody in, or passes to them', async () => {
    const { connectService, open } = await openChat({ multiParty: true });
    const dialog = await open();
    await dialog.getByRole('option', { name: 'Agent Bo Chen' }).click();
    await dialog.getByRole('button', { name: 'Bring into the chat' }).click();
    expect(connectService.invite).toHaveBeenCalledExactlyOnceWith('a', bo, 'join');
  });

  test('has room for six', async () => {
    const { open, with_ } = await openChat({ multiParty: true });
    with_(...['1', '2', '3', '4'].map((connectionId) => ({ ...joined, connectionId })));
    const dialog = await open();
    await dialog.getByRole('option', { name: 'Queue Billing' }).click();
    await expect.element(dialog.getByText(/^Six people are in this chat/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Transfer' })).toBeDisabled();
  });

  test('is left in one step, and ended for everybody only after a question', async () => {
    const { connectService, screen, with_ } = await openChat({ multiParty: true });
    with_(joined);
    const menu = screen.getByRole('button', { name: 'Leave or end' });
    await menu.click();
    await screen.getByRole('menuitem', { name: /^Leave the chat/ }).click();
    expect(connectService.leaveContact).toHaveBeenCalledExactlyOnceWith('a');
    await menu.click();
    await screen.getByRole('menuitem', { name: /^End the chat for everybody/ }).click();
    const question = screen.getByRole('alertdialog', { name: 'End the chat with Cleo?' });
    await expect.element(question.getByText(/^It ends for everybody in it/)).toBeVisible();
    expect(connectService.endContact).not.toHaveBeenCalled();
    await question.getByRole('button', { name: 'End chat' }).click();
    expect(connectService.endContact).toHaveBeenCalledExactlyOnceWith('a');
  });

  test('asks before text that was not sent is lost by leaving', async () => {
    const { connectService, drafts, screen, with_ } = await openChat({ multiParty: true });
    with_(joined);
    drafts.set('a', 'Not sent');
    await screen.getByRole('button', { name: 'Leave or end' }).click();
    await screen.getByRole('menuitem', { name: /^Leave the chat/ }).click();
    const question = screen.getByRole('alertdialog', { name: 'Leave the chat with Cleo?' });
    await expect.element(question.getByText(/^You have text that was not sent yet/)).toBeVisible();
    expect(connectService.leaveContact).not.toHaveBeenCalled();
  });

  test('R1: shows no receipts with more than two in it', async () => {
    const { actions, screen, with_, write } = await openChat({ multiParty: true });
    const clientToken = write('a', 'Seen?');
    actions.dispatchChat('a', {
      type: 'sendAccepted',
      clientToken,
      id: 'm1',
      absoluteTime: '2026-11-26T10:00:00.000Z',
    });
    actions.addChatMessage('a', receiptItem({ id: 'r1', messageId: 'm1', read: true }));
    await expect.element(screen.getByText('Read', { exact: true })).toBeInTheDocument();
    with_(joined);
    await expect.element(screen.getByText('Sent', { exact: true })).toBeInTheDocument();
    expect(screen.getByText('Read', { exact: true }).query()).toBeNull();
    with_();
    await expect.element(screen.getByText('Read', { exact: true })).toBeInTheDocument();
  });
});

describe.for(['light', 'dark'])('axe finds nothing, %s', (theme) => {
  afterEach(() => {
    delete document.documentElement.dataset['theme'];
  });

  test('in the transfer from the list to the outcome', async () => {
    document.documentElement.dataset['theme'] = theme;
    const { invitation, open, with_ } = await openChat({ multiParty: true });
    const dialog = await open();
    await expect.element(dialog.getByRole('option')).toHaveLength(3);
    expect(await findings()).toEqual([]);
    await dialog.getByRole('option', { name: 'Agent Bo Chen' }).click();
    expect(await findings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    with_(invited);
    for (const state of ['ringing', 'turnedDown', 'joined', 'failed'] as const) {
      invitation(state, { failure: { name: 'ServiceError', message: 'No' } });
      expect(await findings()).toEqual([]);
    }
  });

  test('in a chat with several agents and an invitation', async () => {
    document.documentElement.dataset['theme'] = theme;
    const { invitation, screen, with_ } = await openChat({ multiParty: true });
    with_(joined, { ...invited, role: 'queue', name: 'Billing' });
    invitation('ringing');
    await expect.element(screen.getByRole('button', { name: 'Call off' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: 'Leave or end' }).click();
    expect(await findings()).toEqual([]);
  });
});

/** Two chats, and the first of them open. */
async function openTwo() {
  const desk = createDesk();
  desk.connectService.listQuickConnects.mockResolvedValue([bo]);
  const cleos = { contactId: 'a', customerName: 'Cleo', participants: [self, cleo] };
  const bens = { contactId: 'b', customerName: 'Ben', participants: [self] };
  desk.hold(cleos, bens);
  desk.talk('a');
  desk.talk('b');
  desk.actions.selectContact('a');
  const screen = await desk.show(<OpenContact />);
  // The chat is gone, and the one beside it takes its place.
  const cleoGoes = async () => {
    desk.hold(bens);
    await expect.element(screen.getByRole('heading', { name: 'Ben' })).toBeInTheDocument();
  };
  return { ...desk, screen, cleoGoes };
}

describe('when the chat goes away under an open dialog', () => {
  test('nobody is asked to take the next one', async () => {
    const { cleoGoes, screen } = await openTwo();
    await screen.getByRole('button', { name: 'Transfer or bring somebody in' }).click();
    await screen.getByRole('option', { name: 'Agent Bo Chen' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Pass on the chat with Cleo' })).toBeVisible();
    await cleoGoes();
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('the question whether to end it is not asked about the next one', async () => {
    const { cleoGoes, drafts, screen } = await openTwo();
    drafts.set('a', 'Not sent');
    await screen.getByRole('button', { name: 'End chat' }).click();
    await expect.element(screen.getByRole('alertdialog', { name: 'End the chat with Cleo?' })).toBeVisible();
    await cleoGoes();
    await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('the question whether to take somebody out is not there again when another one joins', async () => {
    const { screen, with_ } = await openChat({ multiParty: true });
    with_(joined);
    await screen.getByRole('button', { name: 'Take Bo Chen out of the chat' }).click();
    await expect.element(screen.getByRole('alertdialog')).toBeVisible();
    with_();
    await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument();
    with_({ ...joined, connectionId: 'dee', name: 'Dee' });
    await expect.element(screen.getByRole('button', { name: 'Take Dee out of the chat' })).toBeInTheDocument();
    await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument();
  });
});

test('Enter that is held down chooses whom, and does not pass the chat on', async () => {
  const { connectService, open } = await openChat();
  const dialog = await open();
  await expect.element(dialog.getByRole('option')).toHaveLength(3);
  await userEvent.keyboard('{Enter>4/}');
  await expect.element(dialog.getByRole('button', { name: 'Transfer' })).toHaveFocus();
  expect(connectService.invite).not.toHaveBeenCalled();
});

function OpenContact() {
  const selected = useContactStore((state) => state.selectedContactId);
  return selected && <ChatInterface contactId={selected} />;
}
