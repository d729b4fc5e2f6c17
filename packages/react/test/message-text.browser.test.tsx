import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { IntlProvider } from 'react-intl';
import { MessageText } from '../src/text/message-text.tsx';
import { chatMessage } from './support/chat-message.ts';

const show = (message: Parameters<typeof chatMessage>[0]) =>
  render(
    <IntlProvider locale="en">
      <MessageText message={chatMessage(message)} />
    </IntlProvider>,
  );

/** Texts that try to become something else than text. */
const hostile = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '<svg/onload=window.pwned=1>',
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '<a href="javascript:window.pwned=1">x</a>',
  'javascript:window.pwned=1',
  '[go](javascript:window.pwned=1)',
  '[go](JaVaScRiPt:window.pwned=1)',
  '[go](java\tscript:window.pwned=1)',
  '[go](data:text/html,<script>window.pwned=1</script>)',
  '[go](vbscript:msgbox)',
  '[go](//evil.example/x)',
  '[go](file:///etc/passwd)',
  '<javascript:window.pwned=1>',
  '&lt;img src=x onerror=window.pwned=1&gt;',
  '"><img src=x onerror=window.pwned=1>',
  '`<img src=x onerror=window.pwned=1>`',
  '\u202Ejavascript:window.pwned=1',
];

describe.for(['text', 'markdown'] as const)('customer text shown as %s', (messageType) => {
  test.for(hostile)('%s stays text', async (content) => {
    const { container } = await show({ messageType, content });
    expect(container.querySelector('img, script, svg, iframe, object, style, form')).toBeNull();
    expect(container.querySelectorAll('a')).toHaveLength(0);
    expect('pwned' in window).toBe(false);
  });
});

describe('links', () => {
  test.for([
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['http://example.com', 'http://example.com/'],
    ['maja@example.com', 'mailto:maja@example.com'],
    ['tel:+4612345678', 'tel:+4612345678'],
  ] as const)('%s opens in its own tab without access to the desktop', async ([text, href]) => {
    const { container } = await show({ messageType: 'text', content: `See ${text} now` });
    const link = container.querySelector('a');
    expect(link?.href).toBe(href);
    expect(link?.target).toBe('_blank');
    expect(link?.rel.split(' ')).toContain('noopener');
    expect(container.textContent).toBe(`See ${text} now`);
  });
});

describe('markdown', () => {
  test('shows bold, italic, lists and links', async () => {
    const { container } = await show({
      messageType: 'markdown',
      content: '**bold** and *soft*\n\n- one\n- [two](https://example.com/)',
    });
    expect(container.querySelector('strong')?.textContent).toBe('bold');
    expect(container.querySelector('em')?.textContent).toBe('soft');
    expect(container.querySelectorAll('li')).toHaveLength(2);
    expect(container.querySelector('a')?.href).toBe('https://example.com/');
  });

  test.for([
    ['delimiters', '*a'.repeat(8000)],
    ['list levels', '- '.repeat(4000)],
    ['brackets', '['.repeat(16_000)],
  ] as const)('shows a message with too many %s as plain text', async ([, content]) => {
    const { container } = await show({ messageType: 'markdown', content });
    expect(container.textContent).toBe(content);
    expect(container.querySelector('em, ul')).toBeNull();
  });
});

test.for(['text', 'markdown'] as const)(
  'a picture address in %s is at most a link: nothing is fetched',
  async (messageType) => {
    const { container } = await show({ messageType, content: '![x](https://evil.example/track.png)' });
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain('x');
  },
);

test('content of an unknown type is named, not shown', async () => {
  const { container } = await show({
    messageType: 'unknown',
    contentType: 'application/x-odd',
    content: '<b>secret</b>',
  });
  expect(container.textContent).toContain('application/x-odd');
  expect(container.textContent).not.toContain('secret');
});
