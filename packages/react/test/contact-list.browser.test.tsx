import { AGENT, textItem } from '@liaison/core/testing';
import { expect, test } from 'vitest';
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

test('a chat shows its last line, what is unread and how long the customer has waited', async () => {
  const desk = createDesk();
  desk.hold({ contactId: '1', customerName: 'Ann' });
  desk.talk('1', [textItem({ id: 'm1', content: 'Good morning', from: AGENT })]);
  const screen = await desk.show(<ContactList />);
  await expect.element(screen.getByText('You: Good morning')).toBeVisible();
  await expect.element(screen.getByText('Customer is waiting for an answer')).not.toBeInTheDocument();

  await desk.clock.advance(10_000);
  desk.actions.addChatMessage('1', textItem({ id: 'm2', at: 10_000, content: 'Are you there?' }));
  await desk.clock.advance(65_000);
  await expect.element(screen.getByText('Are you there?')).toBeVisible();
  await expect.element(screen.getByText('1 unread message')).toBeInTheDocument();
  await expect.element(screen.getByText('Customer is waiting for an answer')).toBeInTheDocument();
  await expect.element(screen.getByText('1:05')).toBeVisible();
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
