import { textItem } from '@liaison/core/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { createDesk } from './support/desk.tsx';

afterEach(() => vi.restoreAllMocks());

async function openChat() {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo' });
  desk.talk('a', [textItem({ id: '1', content: 'Hello <b>you</b>' })]);
  return desk.show(<ChatInterface contactId="a" />);
}

test.for([
  ['Text', 'chat-a.txt'],
  ['Web page (HTML)', 'chat-a.html'],
  ['Data (JSON)', 'chat-a.json'],
  ['Spreadsheet (CSV)', 'chat-a.csv'],
] as const)('%s is saved as %s', async ([item, name]) => {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const screen = await openChat();
  await screen.getByRole('button', { name: 'Save or print conversation' }).click();
  await screen.getByRole('menuitem', { name: item }).click();
  await expect.poll(() => names).toEqual([name]);
});

test('printing shows the conversation alone, and leaves nothing behind', async () => {
  const onPaper: (string | undefined)[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    onPaper.push(document.querySelector('[data-liaison-print] li')?.textContent ?? undefined);
  });
  const screen = await openChat();
  await screen.getByRole('button', { name: 'Save or print conversation' }).click();
  await screen.getByRole('menuitem', { name: 'Print or save as PDF' }).click();
  await expect.poll(() => onPaper).toHaveLength(1);
  expect(onPaper[0]).toContain('Hello <b>you</b>');
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(() => document.querySelector('[data-liaison-print]')).toBeNull();
});
