import { AGENT, textItem } from '@liaison/core/testing';
import { expect, test, vi } from 'vitest';
import { ContactList } from '../src/contacts/contact-list.tsx';
import { createDesk } from './support/desk.tsx';

test('contacts stand in groups by what they need next', async () => {
  const desk = createDesk();
  desk.hold(
    { contactId: '1', customerName: 'Ann', phase: 'incoming' },
    { contactId: '2', customerName: 'Ben' },
    { contactId: '3', customerName: 'Cas', phase: 'ended' },
    { contactId: '4', customerName: 'Dea', phase: 'missed' },
    { contactId: '5', customerName: 'Eli', phase: 'rejected' },
  );
  const screen = await desk.show(<ContactList />);
  const groups = screen.getByRole('heading').elements();
  expect(groups.map(({ textContent }) => textContent)).toEqual([
    'Incoming1',
    'Active1',
    'After contact work1',
    'Missed2',
  ]);
  await expect.element(screen.getByText('Rejected', { exact: true })).toBeVisible();
});

test('an offered contact counts down 20 seconds and can be accepted or rejected', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann', queueName: 'Orders', phase: 'incoming' });
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('20 s')).toBeVisible();
  await desk.clock.advance(15_000);
  await expect.element(screen.getByText('5 s', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Reject' }).click();
  expect(desk.connectService.rejectContact).toHaveBeenCalledExactlyOnceWith('1');
  await screen.getByRole('button', { name: 'Accept' }).click();
  expect(desk.connectService.acceptContact).toHaveBeenCalledExactlyOnceWith('1');
  expect(desk.store.getState().selectedContactId).toBe('1');
});

test('while an accept is under way it cannot be taken twice, and its failure is told', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann', phase: 'incoming' });
  const screen = await desk.show(<ContactList />);
  desk.actions.setPending('1', { step: 'accepting' });
  await expect.element(screen.getByRole('button', { name: 'Accept' })).toBeDisabled();
  desk.actions.setPending('1', { step: 'accepting', failure: { name: 'TimeoutError', message: 'no answer in time' } });
  await expect.element(screen.getByRole('alert')).toMatchTextContent('Could not accept: no answer in time');
  await expect.element(screen.getByRole('button', { name: 'Accept' })).toBeEnabled();
});

test('a contact that Amazon Connect accepts by itself offers no choice', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann', phase: 'incoming', autoAccept: true });
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('Accepted automatically')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Accept' })).not.toBeInTheDocument();
});

test('a chat shows its last line, what is unread, its queue and age, and how long the customer has waited', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann', queueName: 'Returns', phaseSince: desk.clock.now() - 60_000 });
  desk.talk('1', [textItem({ id: 'm1', content: 'Good morning', from: AGENT })]);
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('You: Good morning')).toBeVisible();
  await expect.element(screen.getByText('Customer is waiting for an answer')).not.toBeInTheDocument();

  await desk.clock.advance(10_000);
  desk.actions.addChatMessage('1', textItem({ id: 'm2', at: 10_000, content: 'Are you there?' }));
  await desk.clock.advance(65_000);
  await expect.element(screen.getByText('Are you there?')).toBeVisible();
  await expect.element(screen.getByText('1 unread message')).toBeInTheDocument();
  await expect.element(screen.getByText('Customer has waited long for an answer')).toBeInTheDocument();
  await expect.element(screen.getByText('1:05')).toBeVisible();
  await expect.element(screen.getByText('Returns')).toBeVisible();
  await expect.element(screen.getByText('2:15')).toBeVisible();
});

test('a customer who types is seen from the list', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann' });
  desk.talk('1', [textItem({ id: 'm1', content: 'Hello' })]);
  const screen = await desk.show(<ContactList />);
  desk.actions.setChatTyping('1', { participantId: 'customer-participant' }, true);
  await expect.element(screen.getByText('typing…')).toBeVisible();
});

test('names and last lines that look like markup stay text', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: '<img src=x onerror=alert(1)>' });
  desk.talk('1', [textItem({ id: 'm1', content: '<svg onload=alert(1)>' })]);
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(screen.container.querySelector('img, [onload]')).toBeNull();
});

test('limits of the waiting time change the words', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann' });
  desk.talk('1', [textItem({ id: 'm1', content: 'Hello?' })]);
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('Customer is waiting for an answer')).toBeInTheDocument();
  await desk.clock.advance(60_000);
  await expect.element(screen.getByText('Customer has waited long for an answer')).toBeInTheDocument();
  await desk.clock.advance(120_000);
  await expect.element(screen.getByText('Customer has waited too long for an answer')).toBeInTheDocument();
});

test('an offer that another agent passes on says so', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', phase: 'incoming', initiationMethod: 'api' });
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByRole('button', { name: 'Accept' })).toBeVisible();
  expect(screen.getByText('Transfer', { exact: true }).query()).toBeNull();
  desk.hold({ contactId: '1', phase: 'incoming', initiationMethod: 'transfer' });
  await expect.element(screen.getByText('Transfer', { exact: true })).toBeVisible();
});

test('"Answer next" opens the chat whose customer has waited longest', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1' }, { contactId: '2' }, { contactId: '3' }, { contactId: '4', phase: 'ended' });
  desk.talk('1', [
    textItem({ id: 'a1', content: 'Hello', at: 0 }),
    textItem({ id: 'a2', content: 'Hi', from: AGENT, at: 1 }),
  ]);
  desk.talk('2', [textItem({ id: 'b1', content: 'Still there?', at: 3000 })]);
  desk.talk('3', [
    textItem({ id: 'c1', content: 'First', at: 2000 }),
    textItem({ id: 'c2', content: 'Again', at: 9000 }),
  ]);
  desk.talk('4', [textItem({ id: 'd1', content: 'Bye', at: 1000 })]);
  const screen = await desk.show(<ContactList />);
  await screen.getByRole('button', { name: 'Answer next' }).click();
  expect(desk.store.getState().selectedContactId).toBe('3');
  desk.actions.addChatMessage('3', textItem({ id: 'c3', content: 'Done', from: AGENT, at: 10_000 }));
  await screen.getByRole('button', { name: 'Answer next' }).click();
  expect(desk.store.getState().selectedContactId).toBe('2');
  desk.actions.addChatMessage('2', textItem({ id: 'b2', content: 'Yes', from: AGENT, at: 11_000 }));
  await expect.element(screen.getByRole('button', { name: 'Answer next' })).toBeDisabled();
});

test('contacts can be put in another order', async () => {
  const desk = createDesk();
  desk.hold(
    { contactId: '1', customerName: 'Ann' },
    { contactId: '2', customerName: 'Ben' },
    { contactId: '3', customerName: 'Cas' },
  );
  desk.talk('2', [textItem({ id: 'b1', content: 'One', at: 2000 }), textItem({ id: 'b2', content: 'Two', at: 3000 })]);
  desk.talk('3', [textItem({ id: 'c1', content: 'One', at: 1000 })]);
  const screen = await desk.show(<ContactList />);
  const names = () =>
    screen
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => /Ann|Ben|Cas/.exec(textContent)?.[0]);
  expect(names()).toEqual(['Ann', 'Ben', 'Cas']);
  await screen.getByRole('button', { name: 'Order of the contacts' }).click();
  await screen.getByRole('menuitemradio', { name: 'Longest waiting first' }).click();
  await expect.poll(names).toEqual(['Cas', 'Ben', 'Ann']);
  await screen.getByRole('button', { name: 'Order of the contacts' }).click();
  await screen.getByRole('menuitemradio', { name: 'Most unread first' }).click();
  await expect.poll(names).toEqual(['Ben', 'Cas', 'Ann']);
});

test('the field to find a contact stays as long as something is in it, however few there are meanwhile', async () => {
  const desk = createDesk();
  const contacts = ['Ann', 'Ben', 'Cas', 'Dea', 'Eli', 'Flo', 'Gus'].map((name) => ({
    contactId: name,
    customerName: name,
  }));
  desk.hold(...contacts);
  const screen = await desk.show(<ContactList />);
  const field = screen.getByRole('searchbox', { name: 'Find a contact' });
  await field.fill('be');
  desk.hold(...contacts.slice(0, 6));
  await expect.element(screen.getByText('Ben')).toBeVisible();
  await expect.element(screen.getByText('Ann')).not.toBeInTheDocument();
  await expect.element(field).toHaveFocus();
  await field.fill('');
  await expect.element(screen.getByText('Ann')).toBeVisible();
  await expect.element(field).not.toBeInTheDocument();
});

test('seven contacts can be searched by name or queue; an offer is always shown', async () => {
  const desk = createDesk();
  const names = ['Ann', 'Ben', 'Cas', 'Dea', 'Eli', 'Flo'];
  desk.hold(
    { contactId: 'offer', customerName: 'Gus', phase: 'incoming' },
    ...names.map((customerName) => ({ contactId: customerName, customerName })),
    { contactId: 'Hal', customerName: 'Hal', queueName: 'Returns' },
  );
  const screen = await desk.show(<ContactList />);
  await screen.getByRole('searchbox', { name: 'Find a contact' }).fill('be');
  await expect.element(screen.getByText('Ann')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Ben')).toBeVisible();
  await expect.element(screen.getByRole('region', { name: 'Incoming: Gus' })).toBeVisible();
  await screen.getByRole('searchbox', { name: 'Find a contact' }).fill('RETURN');
  await expect.element(screen.getByText('Ben')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Hal')).toBeVisible();
});

test('a contact of another channel says what it is and leads to the CCP', async () => {
  const desk = createDesk();
  const openCcp = vi.fn<() => void>();
  desk.hold(
    { contactId: '1', channel: 'voice', phase: 'incoming' },
    { contactId: '2', channel: 'task', customerName: 'Refund' },
  );
  const screen = await desk.show(<ContactList />, { openCcp });
  await screen
    .getByRole('region', { name: 'Incoming: Voice call' })
    .getByRole('button', { name: 'Open the CCP' })
    .click();
  expect(openCcp).toHaveBeenCalledOnce();
  await expect.element(screen.getByRole('button', { name: 'Accept' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: /Refund.*Task.*In progress/ })).toBeVisible();
});
