import { textItem } from '@liaison/core/testing';
import { MessageContentType } from '@liaison/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { fold } from '../src/find/find-messages.ts';
import { createDesk, look } from './support/desk.tsx';

beforeEach(() => look(true));
afterEach(() => vi.restoreAllMocks());

async function openChat(texts: readonly string[]) {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo' });
  desk.talk(
    'a',
    texts.map((content, index) => textItem({ id: `m${index}`, content, at: index * 1000 })),
  );
  const screen = await desk.show(
    <div style={{ height: '480px', display: 'flex' }}>
      <ChatInterface contactId="a" />
    </div>,
  );
  return {
    ...desk,
    screen,
    scroller: screen.getByRole('log').element(),
    field: screen.getByRole('textbox', { name: 'Find in this conversation' }),
  };
}

const marked = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);

test('Ctrl+F opens the field, and finds from the newest match back', async () => {
  vi.spyOn(window, 'requestIdleCallback').mockReturnValue(0);
  const texts = Array.from({ length: 600 }, (_, index) =>
    index % 200 === 5 ? `Café number ${index}` : `line ${index}`,
  );
  const { field, screen } = await openChat(texts);
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field).toHaveFocus();
  await field.fill('cafe');
  await expect.element(screen.getByText('3 of 3')).toBeVisible();
  await expect.element(screen.getByText('Café number 405', { exact: true })).toBeInViewport();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('2 of 3')).toBeVisible();
  await expect.element(screen.getByText('Café number 205', { exact: true })).toBeInViewport();
  await expect.poll(() => marked('liaison-find-current')).toEqual(['Café']);
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.element(screen.getByText('1 of 3')).toBeVisible();
  await expect.element(screen.getByText('Café number 5', { exact: true })).toBeInViewport();
});

test('what is not there is said, and Escape takes the marks away', async () => {
  const { field, screen } = await openChat(['one fish', 'two fish']);
  await userEvent.keyboard('{Control>}f{/Control}');
  await field.fill('bird');
  await expect.element(screen.getByText('Not found')).toBeVisible();
  await field.fill('fish');
  await expect.poll(() => marked('liaison-find')).toEqual(['fish', 'fish']);
  await userEvent.keyboard('{Escape}');
  await expect.element(field).not.toBeInTheDocument();
  await expect.poll(() => marked('liaison-find')).toEqual([]);
});

test('what is looked for is text: nothing in it is a pattern or an element', async () => {
  const evil = '<img src=x onerror="window.pwned=1">.*';
  const { field, screen } = await openChat([evil, 'other']);
  await userEvent.keyboard('{Control>}f{/Control}');
  await field.fill(evil);
  await expect.element(screen.getByText('1 of 1')).toBeVisible();
  await expect.poll(() => marked('liaison-find')).toEqual([evil]);
  expect(screen.container.querySelector('img')).toBeNull();
});

test.for([
  ['ÉCOLE', 'ecole'],
  ['straße', 'straße'],
  ['🙂 ok', '🙂 ok'],
  ['İ', 'i'],
] as const)('%s folds to %s', ([text, folded]) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text)).toHaveLength(text.length);
});

test('the message under the pointer can be copied', async () => {
  const { screen } = await openChat(['copy <me>']);
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await screen.getByText('copy <me>', { exact: true }).hover();
  await screen.getByRole('button', { name: 'Copy message' }).click();
  expect(write).toHaveBeenCalledExactlyOnceWith('copy <me>');
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('a match in folded data is unfolded', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo' });
  desk.talk('a', [{ ...textItem({ id: '1', content: '{"order":"A-1"}' }), ContentType: MessageContentType.json }]);
  const screen = await desk.show(<ChatInterface contactId="a" />);
  await userEvent.keyboard('{Control>}f{/Control}');
  await screen.getByRole('textbox', { name: 'Find in this conversation' }).fill('a-1');
  await expect.poll(() => screen.container.querySelector('details')?.open).toBe(true);
});

test('a match that comes in is counted and leaves the reader at the one that was found', async () => {
  const { actions, field, scroller, screen } = await openChat([
    'one fish',
    ...Array.from({ length: 60 }, (_, index) => `line ${index}`),
  ]);
  await userEvent.keyboard('{Control>}f{/Control}');
  await field.fill('fish');
  await expect.element(screen.getByText('1 of 1')).toBeVisible();
  await expect.element(screen.getByText('one fish', { exact: true })).toBeInViewport();
  actions.addChatMessage('a', textItem({ id: 'new', content: 'two fish', at: 90_000 }));
  await expect.element(screen.getByText('1 of 2')).toBeVisible();
  await expect.element(screen.getByText('one fish', { exact: true })).toBeInViewport();
  expect(scroller.scrollTop).toBeLessThan(200);
});

test('Enter that takes the suggestion of an input method goes to no other match', async () => {
  const { field, screen } = await openChat(['にほん one', 'にほん two']);
  await userEvent.keyboard('{Control>}f{/Control}');
  await field.fill('にほん');
  await expect.element(screen.getByText('2 of 2')).toBeVisible();
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  for (const of of [{ isComposing: true }, { keyCode: 229 }]) {
    const taken = new KeyboardEvent('keydown', { ...enter, ...of });
    field.element().dispatchEvent(taken);
    expect(taken.defaultPrevented).toBe(false);
  }
  await expect.element(screen.getByText('2 of 2')).toBeVisible();
});
