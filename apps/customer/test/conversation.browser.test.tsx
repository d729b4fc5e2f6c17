import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { initialChatState } from '../src/chat/chat-state.ts';
import { Composer } from '../src/ui/composer.tsx';
import { LoadFailure } from '../src/ui/load-failure.tsx';
import { MessageLog } from '../src/ui/message-log.tsx';
import { agentSays } from './items.ts';

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const show = (children: ReactNode) => flushSync(() => root.render(children));

/** So many messages. */
const say = (count: number) => {
  const items = Array.from({ length: count }, (_, at) => agentSays(`${at}`));
  show(
    <>
      <style>{'.log { height: 300px; overflow-y: auto; }'}</style>
      <MessageLog state={{ ...initialChatState, items }} onRetry={() => undefined} />
    </>,
  );
};

async function showLog() {
  say(40);
  const element = page.getByRole('log').element() as HTMLElement;
  const below = () => element.scrollHeight - element.scrollTop - element.clientHeight;
  await expect.poll(below).toBeLessThan(2);
  expect(element.scrollTop).toBeGreaterThan(300);
  return { below, element };
}

test('a message leaves a customer who is just scrolling up where they are', async () => {
  const { element } = await showLog();
  // A page is told of scrolling late: here a message comes before.
  element.scrollTop = 0;
  say(41);
  expect(element.scrollTop).toBe(0);
  say(42);
  expect(element.scrollTop).toBe(0);
});

test('the end stays in view when there is less room, as on a phone whose keyboard opens', async () => {
  const { below, element } = await showLog();
  element.style.height = '150px';
  await expect.poll(below).toBeLessThan(2);
  say(41);
  expect(below()).toBeLessThan(2);
});

test('Enter that takes the suggestion of an input method does not send', async () => {
  const onSend = vi.fn<(text: string) => void>();
  show(<Composer disabled={false} onSend={onSend} onTyping={() => undefined} />);
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill('にほん');
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  box.element().dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
  box.element().dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
  expect(onSend).not.toHaveBeenCalled();
  box.element().dispatchEvent(new KeyboardEvent('keydown', enter));
  expect(onSend).toHaveBeenCalledExactlyOnceWith('にほん');
});

test('the page is loaded once however often it is asked to, until that has failed', async () => {
  const loads: PromiseWithResolvers<void>[] = [];
  const onRetry = () => {
    const load = Promise.withResolvers<void>();
    loads.push(load);
    return load.promise;
  };
  show(<LoadFailure onRetry={onRetry} />);
  const button = page.getByRole('button', { name: 'Try again' }).element() as HTMLElement;
  button.click();
  await expect.poll(() => loads).toHaveLength(1);
  button.click();
  expect(loads).toHaveLength(1);
  loads[0]?.resolve();
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeEnabled();
  button.click();
  expect(loads).toHaveLength(2);
});
