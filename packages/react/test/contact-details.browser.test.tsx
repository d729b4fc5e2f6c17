import { expect, test, vi } from 'vitest';
import { ContactDetails } from '../src/contacts/contact-details.tsx';
import { ConversationHeader } from '../src/conversation/conversation-header.tsx';
import { createDesk } from './support/desk.tsx';

test('attributes stand as text, and the contact id can be copied', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const desk = createDesk();
  desk.hold({ contactId: 'c1', queueName: 'Orders', attributes: { plan: '<b>gold</b>' } });
  const screen = await desk.show(<ContactDetails contactId="c1" />);
  await expect.element(screen.getByText('<b>gold</b>')).toBeVisible();
  await screen.getByRole('button', { name: 'Copy the contact ID' }).click();
  expect(writeText).toHaveBeenCalledExactlyOnceWith('c1');
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('references open in a tab of their own, and only those that are safe to open', async () => {
  const desk = createDesk();
  const references = {
    Order: 'https://shop.example.com/orders/1',
    Trap: 'javascript:alert(1)',
    Data: 'data:text/html,<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>': 'plain',
  };
  desk.hold({ contactId: 'c1', references });
  const screen = await desk.show(<ContactDetails contactId="c1" />);
  const link = screen.getByRole('link');
  await expect.element(link).toHaveAttribute('href', 'https://shop.example.com/orders/1');
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect.element(screen.getByText('javascript:alert(1)')).toBeVisible();
  await expect.element(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
});

test('a customer who has signed in is marked as verified, others are not', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'c1', customerVerified: true }, { contactId: 'c2' });
  const screen = await desk.show(
    <>
      <ConversationHeader contactId="c1" />
      <ContactDetails contactId="c1" />
      <div data-testid="other">
        <ConversationHeader contactId="c2" />
        <ContactDetails contactId="c2" />
      </div>
    </>,
  );
  await expect.element(screen.getByText('Verified', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('Verified: the customer has signed in.')).toBeVisible();
  await expect.element(screen.getByTestId('other').getByText(/Verified/)).not.toBeInTheDocument();
});

test.for([
  ['api', 'A page or an app'],
  ['QUEUE_TRANSFER', 'A transfer from a queue'],
  ['constructor', 'constructor'],
] as const)('started by %s is said as “%s”', async ([initiationMethod, words]) => {
  const desk = createDesk();
  desk.hold({ contactId: 'c1', initiationMethod });
  const screen = await desk.show(<ContactDetails contactId="c1" />);
  await expect.element(screen.getByText(words, { exact: true })).toBeVisible();
});
