import { AGENT, CUSTOMER, eventItem, textItem, typingItem } from '@liaison/core/testing';
import { EventContentType } from '@liaison/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { createDesk, look } from './support/desk.tsx';

beforeEach(() => look(true));
afterEach(() => vi.restoreAllMocks());

const longHistory = Array.from({ length: 60 }, (_, index) => textItem({ id: `line ${index}`, at: index * 1000 }));

async function openChat(history = [textItem({ id: '1', content: 'Hello' })]) {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo', queueName: 'Orders' });
  desk.talk('a', history);
  const screen = await desk.show(
    <div style={{ height: '480px', display: 'flex' }}>
      <ChatInterface contactId="a" />
    </div>,
  );
  const log = screen.getByRole('log');
  const room = screen.container.firstElementChild as HTMLElement;
  return {
    ...desk,
    screen,
    log,
    room,
    scroller: log.element(),
    says: screen.container.querySelector('[aria-live=polite]'),
  };
}

describe('scrolling', () => {
  test('opens at the newest message and follows what comes', async () => {
    const { actions, scroller, screen } = await openChat(longHistory);
    await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
    actions.addChatMessage('a', textItem({ id: 'new', content: 'just now', at: 90_000 }));
    await expect.element(screen.getByText('just now', { exact: true }).first()).toBeInViewport();
    expect(scroller.scrollTop).toBeGreaterThan(0);
  });

  test('stays at the end when the page tells of a scroll only once there is less room', async () => {
    const { room, scroller, screen } = await openChat(longHistory);
    const last = screen.getByText('line 59', { exact: true });
    await expect.element(last).toBeInViewport();
    // The scroll is told of at the next frame; by then what stands below the list has grown.
    scroller.scrollTop -= 1;
    room.style.height = '360px';
    await new Promise((told) => scroller.addEventListener('scroll', told, { once: true }));
    await expect.element(last).toBeInViewport({ ratio: 1 });
    await expect.element(screen.getByRole('button', { name: 'Latest messages' })).not.toBeInTheDocument();
  });

  test('lets the agent go up while messages come in the middle of the way, and counts them as new', async () => {
    const { actions, log, scroller, screen } = await openChat(longHistory);
    await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
    const read = screen.getByText('line 5', { exact: true }).element();
    const place = () => read.getBoundingClientRect().top;
    let told = 0;
    scroller.addEventListener('scroll', () => (told += 1));
    for (const [step, top] of [700, 300, 100].entries()) {
      // A page is told of scrolling late: here each time a message comes in between.
      scroller.scrollTop = top;
      const before = place();
      actions.addChatMessage('a', textItem({ id: `new ${step}`, at: 90_000 + step }));
      await expect.poll(() => told).toBeGreaterThan(step);
      await expect.element(screen.getByText(`new ${step}`, { exact: true }).first()).toBeInTheDocument();
      expect(place()).toBe(before);
    }
    await expect.element(screen.getByRole('button', { name: '3 new messages' })).toBeVisible();
    const text = log.element().textContent;
    expect(text.indexOf('New')).toBeGreaterThan(text.indexOf('line 59'));
    expect(text.indexOf('New')).toBeLessThan(text.indexOf('new 0'));
  });

  test('lets a smooth way up go on, whatever is drawn anew that needs no other room', async () => {
    const { scroller, screen } = await openChat(longHistory);
    await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
    const begun = new Promise((told) => scroller.addEventListener('scroll', told, { once: true }));
    scroller.scrollTo({ top: 0, behavior: 'smooth' });
    await begun;
    look(false);
    await expect.element(screen.getByText('line 0', { exact: true })).toBeInViewport();
  });

  test('follows again from the end that the agent has gone to while a message came', async () => {
    const { actions, scroller, screen } = await openChat(longHistory);
    await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
    scroller.scrollTop = 100;
    await expect.element(screen.getByRole('button', { name: 'Latest messages' })).toBeVisible();
    scroller.scrollTop = scroller.scrollHeight;
    actions.addChatMessage('a', textItem({ id: 'new', content: 'just now', at: 90_000 }));
    await expect.element(screen.getByText('just now', { exact: true }).first()).toBeInViewport({ ratio: 1 });
    await expect.element(screen.getByRole('button', { name: /new message|Latest/ })).not.toBeInTheDocument();
  });

  test('stays where the agent reads and offers the new messages', async () => {
    const { actions, scroller, screen } = await openChat(longHistory);
    await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
    scroller.scrollTop = 100;
    await expect.element(screen.getByRole('button', { name: 'Latest messages' })).toBeVisible();
    const read = screen.getByText('line 5', { exact: true }).element();
    const { top } = read.getBoundingClientRect();
    actions.addChatMessage('a', textItem({ id: 'new', content: 'just now', at: 90_000 }));
    const jump = screen.getByRole('button', { name: '1 new message' });
    await expect.element(jump).toBeVisible();
    expect(read.getBoundingClientRect().top).toBe(top);
    await jump.click();
    await expect.element(screen.getByText('just now', { exact: true }).first()).toBeInViewport();
    await expect.element(jump).not.toBeInTheDocument();
  });
});

describe('a long conversation', () => {
  const history = Array.from({ length: 1000 }, (_, index) => textItem({ id: `line ${index}`, at: index * 1000 }));

  test('opens with no more lines than fill the window', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    vi.spyOn(IntersectionObserver.prototype, 'observe').mockReturnValue();
    const { scroller } = await openChat(history);
    expect(scroller.querySelectorAll('[data-line]').length).toBe(window.innerHeight / 32);
    expect(scroller.scrollHeight).toBeGreaterThan(1000 * 32);
  });

  test('opens with its end drawn and the rest to follow', async () => {
    vi.spyOn(window, 'requestIdleCallback').mockReturnValue(0);
    const { scroller, screen } = await openChat(history);
    await expect.element(screen.getByText('line 999', { exact: true })).toBeInViewport();
    expect(scroller.querySelectorAll('[data-line]').length).toBeLessThan(200);
    scroller.scrollTop = scroller.scrollHeight / 2;
    await expect.element(screen.getByText('line 500', { exact: true })).toBeInTheDocument();
  });

  test('is drawn whole in idle moments, and stays so whatever comes', async () => {
    const idle = vi.spyOn(window, 'requestIdleCallback').mockImplementation((callback) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => callback({ didTimeout: false, timeRemaining: () => 50 }), { once: true });
      port1.start();
      port2.postMessage(undefined);
      return 0;
    });
    const { actions, scroller } = await openChat(history);
    await expect.poll(() => scroller.querySelectorAll('[data-line]').length).toBe(1000);
    const [first] = scroller.querySelectorAll('[data-line]');
    idle.mockReturnValue(0);
    for (let at = 0; at < 200; at += 1)
      actions.addChatMessage('a', textItem({ id: `new ${at}`, at: (1000 + at) * 1000 }));
    await expect.poll(() => scroller.querySelectorAll('[data-line]').length).toBe(1200);
    expect(first?.isConnected).toBe(true);
  });
});

test('what is read stays in place when older messages come in above it', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'a' });
  desk.talk('a', longHistory, { nextToken: 'older' });
  const screen = await desk.show(
    <div style={{ height: '480px', display: 'flex' }}>
      <ChatInterface contactId="a" />
    </div>,
  );
  const first = screen.getByText('line 0', { exact: true });
  await expect.element(screen.getByText('line 59', { exact: true })).toBeInViewport();
  screen.getByRole('log').element().scrollTop = 0;
  await expect.element(first).toBeInViewport();
  await expect.element(screen.getByRole('button', { name: /new message|Latest/ })).toBeVisible();
  const before = first.element().getBoundingClientRect().top;

  const older = Array.from({ length: 20 }, (_, index) => textItem({ id: `older ${index}`, at: (index - 20) * 1000 }));
  desk.actions.dispatchChat('a', { type: 'olderRequested', request: 'more' });
  desk.actions.dispatchChat('a', { type: 'olderPageReceived', request: 'more', items: older, nextToken: 'even older' });
  await expect.element(screen.getByText('older 0', { exact: true })).toBeInTheDocument();
  await expect.poll(() => Math.abs(first.element().getBoundingClientRect().top - before)).toBeLessThan(40);
});

describe('what a screen reader hears', () => {
  test('history is silent, a new message of the customer is read, an own one is not', async () => {
    const { actions, says } = await openChat(longHistory);
    expect(says?.textContent).toBe('');
    actions.addChatMessage('a', textItem({ id: 'own', content: 'from me', at: 80_000, from: AGENT }));
    actions.addChatMessage('a', textItem({ id: 'new', content: 'just now', at: 90_000 }));
    await expect.poll(() => says?.textContent).toBe('Cleo: just now');
  });

  test('a new message is read although an own one could not be sent', async () => {
    const { actions, says, screen, write } = await openChat();
    const failure = { name: 'RejectedError', message: 'refused', retryable: false };
    actions.dispatchChat('a', { type: 'sendRefused', clientToken: write('a', 'On it'), failure });
    await expect.element(screen.getByText('Not sent: refused')).toBeVisible();
    actions.addChatMessage('a', textItem({ id: 'new', content: 'still there?', at: 90_000 }));
    await expect.poll(() => says?.textContent).toBe('Cleo: still there?');
  });

  test('what the customer says a second time in the same words is read again', async () => {
    const { actions, says } = await openChat();
    const read: string[] = [];
    const heard = new MutationObserver(() => read.push(says?.textContent ?? ''));
    heard.observe(says!, { childList: true, characterData: true, subtree: true });
    actions.addChatMessage('a', textItem({ id: 'one', content: 'Hello?', at: 90_000 }));
    await expect.poll(() => read).toEqual(['Cleo: Hello?']);
    actions.addChatMessage('a', textItem({ id: 'own', content: 'Yes', at: 91_000, from: AGENT }));
    actions.addChatMessage('a', textItem({ id: 'two', content: 'Hello?', at: 92_000 }));
    await expect.poll(() => read).toEqual(['Cleo: Hello?', 'Cleo: Hello?']);
    heard.disconnect();
  });

  test('typing and events are silent', async () => {
    const { actions, log, says } = await openChat();
    actions.addChatMessage('a', typingItem({ id: 't' }));
    actions.addChatMessage('a', eventItem({ id: 'e', at: 5000, event: EventContentType.participantLeft }));
    await expect.poll(() => log.element().textContent).toContain('Cleo left');
    expect(says?.textContent).toBe('');
  });
});

describe('the lines', () => {
  test('a day line stands before the first message of each day', async () => {
    const dayLength = 24 * 60 * 60_000;
    const { screen } = await openChat([
      textItem({ id: 'old', at: -3 * dayLength }),
      textItem({ id: 'yesterday', at: -dayLength }),
      textItem({ id: 'today' }),
    ]);
    await expect.element(screen.getByText('Friday, January 2, 2026')).toBeInTheDocument();
    await expect.element(screen.getByText('Yesterday', { exact: true })).toBeInTheDocument();
    await expect.element(screen.getByText('Today', { exact: true })).toBeInTheDocument();
  });

  test('who is typing is shown until the message comes', async () => {
    const { actions, screen } = await openChat();
    actions.setChatTyping('a', { participantId: CUSTOMER.ParticipantId, displayName: 'Cleo' }, true);
    await expect.element(screen.getByText('Cleo is typing')).toBeVisible();
    actions.addChatMessage('a', textItem({ id: '2', at: 5000 }));
    await expect.element(screen.getByText('Cleo is typing')).not.toBeInTheDocument();
  });

  test('what was unread when the chat was opened is marked, and seen once the agent looks', async () => {
    const desk = createDesk();
    desk.hold({ contactId: 'a', customerName: 'Cleo' });
    desk.talk('a', [textItem({ id: 'seen' })]);
    desk.actions.dispatchChat('a', { type: 'seen' });
    desk.actions.addChatMessage('a', textItem({ id: 'unseen', at: 1000 }));
    look(false);
    const screen = await desk.show(<ChatInterface contactId="a" />);
    await expect.element(screen.getByText('New', { exact: true })).toBeVisible();
    const text = screen.getByRole('log').element().textContent;
    expect(text.indexOf('New')).toBeGreaterThan(text.indexOf('seen'));
    expect(text.indexOf('New')).toBeLessThan(text.indexOf('unseen'));
    expect(desk.chatService.markSeen).not.toHaveBeenCalled();
    look(true);
    await expect.poll(() => desk.chatService.markSeen.mock.calls).toContainEqual(['a']);
  });

  test('what came unseen is marked although an own message could not be sent, until the agent answers', async () => {
    const { actions, screen, write } = await openChat();
    const failure = { name: 'RejectedError', message: 'refused', retryable: false };
    actions.dispatchChat('a', { type: 'sendRefused', clientToken: write('a', 'On it'), failure });
    await expect.element(screen.getByText('Not sent: refused')).toBeVisible();
    look(false);
    actions.addChatMessage('a', textItem({ id: 'new', content: 'still there?', at: 90_000 }));
    await expect.element(screen.getByText('still there?', { exact: true }).first()).toBeVisible();
    await expect.element(screen.getByText('New', { exact: true })).toBeVisible();
    look(true);
    write('a', 'Yes');
    await expect.element(screen.getByText('New', { exact: true })).not.toBeInTheDocument();
  });

  test('older messages are fetched on request', async () => {
    const desk = createDesk();
    desk.hold({ contactId: 'a' });
    desk.talk('a', [textItem({ id: '1' })], { nextToken: 'older' });
    const screen = await desk.show(<ChatInterface contactId="a" />);
    await screen.getByRole('button', { name: 'Show earlier messages' }).click();
    expect(desk.chatService.loadOlder).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('own messages', () => {
  test('go from sending to sent', async () => {
    const { actions, screen, write } = await openChat();
    const clientToken = write('a', 'On it');
    await expect.element(screen.getByText('Sending', { exact: true })).toBeVisible();
    actions.dispatchChat('a', {
      type: 'sendAccepted',
      clientToken,
      id: 's1',
      absoluteTime: '2026-01-05T09:01:00.000Z',
    });
    await expect.element(screen.getByText('Sending', { exact: true })).not.toBeInTheDocument();
    await expect.element(screen.getByText('Sent', { exact: true })).toBeInTheDocument();
  });

  test('say so while nobody knows whether they arrived', async () => {
    const { actions, screen, write } = await openChat();
    actions.dispatchChat('a', { type: 'sendUncertain', clientToken: write('a', 'On it') });
    await expect.element(screen.getByText('Not confirmed yet, trying again')).toBeVisible();
  });

  test('that were refused show why and can be tried again or discarded', async () => {
    const { actions, chatService, screen, write } = await openChat();
    const clientToken = write('a', 'On it');
    const failure = { name: 'RejectedError', message: 'the service refused it', retryable: false };
    actions.dispatchChat('a', { type: 'sendRefused', clientToken, failure });
    await expect.element(screen.getByText('Not sent: the service refused it')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(chatService.retryMessage).toHaveBeenCalledExactlyOnceWith('a', clientToken);
    await screen.getByRole('button', { name: 'Discard' }).click();
    expect(chatService.discardMessage).toHaveBeenCalledExactlyOnceWith('a', clientToken);
  });
});
