import { afterEach, expect, test, vi } from 'vitest';
import { notices } from '../src/attention/notices.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that lets the page show notices, and what it was asked to show. */
function allowing() {
  const shown: [string, NotificationOptions | undefined][] = [];
  class Allowed extends EventTarget {
    static readonly permission = 'granted';
    constructor(title: string, options?: NotificationOptions) {
      super();
      shown.push([title, options]);
    }
  }
  vi.stubGlobal('Notification', Allowed);
  vi.stubGlobal('window', { Notification: Allowed });
  return shown;
}

test.each([
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  'javascript:window.pwned=1',
  '\u202Egnp.exe',
])('what a customer is called or writes is the text of a notice and nothing else: %s', (hostile) => {
  const shown = allowing();
  notices.show({ tag: 'a', title: 'New message', body: `${hostile}: ${hostile}`, onClick: () => undefined });
  // No address for a picture, a badge or an action comes from anybody.
  expect(shown).toEqual([['New message', { tag: 'a', body: `${hostile}: ${hostile}` }]]);
});

test('nothing is shown without the agent’s permission', () => {
  const shown = allowing();
  Object.defineProperty(Notification, 'permission', { value: 'denied' });
  notices.show({ tag: 'a', title: 'New message', onClick: () => undefined });
  expect(shown).toEqual([]);
});
