import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { IntlProvider } from 'react-intl';
import { MessageText } from '../src/text/message-text.tsx';
import { chatMessage } from './support/chat-message.ts';

const show = (message: Parameters<typeof chatMessage>[0]) =>
  render(
    <IntlProvider locale="en" timeZone="UTC">
      <MessageText message={chatMessage(message)} />
    </IntlProvider>,
  );

const template = (templateType: string, content: object) =>
  JSON.stringify({ templateType, version: '1.0', data: { content } });

const fruit = {
  title: 'Which fruit?',
  subtitle: 'Tap one',
  elements: [{ title: 'Apple', subtitle: '$1' }, { title: 'Pear' }],
};

describe('what the customer was asked', () => {
  test.for(['ListPicker', 'Panel', 'QuickReply'])('%s shows its question and every choice, in order', async (type) => {
    const { container, getByText } = await show({ messageType: 'interactive', content: template(type, fruit) });
    await expect.element(getByText('Which fruit?')).toBeVisible();
    const entries = Array.from(container.querySelectorAll('li'), ({ textContent }) => textContent);
    expect(entries).toEqual(['Apple$1', 'Pear']);
    expect(container.querySelector('button, input')).toBeNull();
  });

  test('TimePicker shows place and times with their zone', async () => {
    const timeslots = [
      { date: '2026-01-05T17:00+00:00', duration: 60 },
      { date: 'soon', duration: 5 },
    ];
    const content = template('TimePicker', { title: 'When?', location: { title: 'Shop' }, timeslots });
    const { container, getByText } = await show({ messageType: 'interactive', content });
    await expect.element(getByText('Shop')).toBeVisible();
    expect(container.querySelectorAll('li')).toHaveLength(1);
    expect(container.querySelector('li')?.textContent).toMatch(/Mon, Jan 5.*5:00.*UTC60 min/u);
  });

  test('Carousel shows its cards, and no carousel in a card', async () => {
    const card = { templateType: 'ListPicker', data: { content: fruit } };
    const nested = { templateType: 'Carousel', data: { content: { title: 'Deep', elements: [card] } } };
    const content = template('Carousel', { title: 'Where to?', elements: [card, nested] });
    const { container } = await show({ messageType: 'interactive', content });
    expect(container.textContent).toContain('Which fruit?');
    expect(container.textContent).not.toContain('Deep');
  });

  test('a view is named, without its token', async () => {
    const content = template('ViewResource', { viewToken: 'secret-token', viewData: {} });
    const { container } = await show({ messageType: 'interactive', content });
    expect(container.textContent).toBe('Form shown to the customer');
  });

  test.for(['not json', '[]', 'null', '{"templateType":"__proto__"}', '{"templateType":"ListPicker","data":7}'])(
    '%s is labelled and breaks nothing',
    async (content) => {
      const { container } = await show({ messageType: 'interactive', content });
      expect(container.textContent).toMatch(/shown to the customer/u);
    },
  );

  test('pictures are described, not fetched, and hostile text stays text', async () => {
    const evil = '<img src=x onerror="window.pwned=1">';
    const elements = [
      { title: evil, subtitle: evil, imageData: 'https://evil.example/x.png', imageDescription: evil },
      { title: 'go', type: 'hyperlink', url: 'javascript:window.pwned=1' },
    ];
    const { container } = await show({
      messageType: 'interactive',
      content: template('ListPicker', { title: evil, imageData: 'https://evil.example/y.png', elements }),
    });
    expect(container.querySelector('img, a, script')).toBeNull();
    expect(container.textContent).toContain(`Picture: ${evil}`);
    expect('pwned' in window).toBe(false);
  });
});

describe('what the customer answered', () => {
  test.for([
    ['{"title":"Apple"}', 'Apple'],
    ['{"templateType":"ListPicker","version":"1.0","data":{"content":{"title":"Apple"}}}', 'Apple'],
    ['Apple', 'Apple'],
    ['"Apple"', 'Apple'],
  ] as const)('%s is read', async ([content, choice]) => {
    const { container } = await show({ messageType: 'interactiveResponse', content });
    expect(container.textContent).toBe(`Answer to an interactive message${choice}`);
  });

  test('a form is listed field by field', async () => {
    const content = JSON.stringify({ Action: 'Submit', ViewData: { name: 'Cleo', age: 31, extra: { a: 1 } } });
    const { container } = await show({ messageType: 'interactiveResponse', content });
    const fields = Array.from(container.querySelectorAll('dl > div'), ({ textContent }) => textContent);
    expect(fields).toEqual(['nameCleo', 'age31', 'extra{"a":1}']);
    expect(container.textContent).toContain('Submit');
  });
});

test('JSON is there on demand, as text', async () => {
  const { container } = await show({ messageType: 'json', content: '{"a":"<b>x</b>"}' });
  expect(container.querySelector('details')?.open).toBe(false);
  expect(container.querySelector('pre')?.textContent).toBe('{\n  "a": "<b>x</b>"\n}');
});
