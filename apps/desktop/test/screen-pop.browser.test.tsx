import { ContactPane, createDraftStore, LiaisonProvider } from '@liaison/react';
import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock } from '@liaison/core/testing';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { ScreenPop } from '../src/screen-pop/screen-pop.tsx';

// Nothing listens there: what counts is what the page asks the browser to do.
const urlTemplate = 'https://127.0.0.1:9/customers/{attribute.id}';

function setUp(attributes: Record<string, string> = { id: '7' }) {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  store.getState().applySnapshot(agentSnapshot([contactSnapshot({ contactId: 'c1', attributes })]));
  const value = { store, clock, drafts: createDraftStore(), chatService: {} as never, connectService: {} as never };
  return (children: React.ReactNode) => <LiaisonProvider value={value}>{children}</LiaisonProvider>;
}

const frame = () => document.querySelector('iframe');

test('a window opens by a click only: it is a link that tells the other page nothing', async () => {
  const within = setUp();
  const screen = await render(
    within(<ScreenPop contactId="c1" settings={{ urlTemplate, opens: 'window' }} open={true} />),
  );
  const link = screen.getByRole('link', { name: 'Open 127.0.0.1:9 in a window of its own' });
  await expect.element(link).toHaveAttribute('href', 'https://127.0.0.1:9/customers/7');
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(frame()).toBeNull();
});

test('a frame is loaded when the agent opens its tab, not before, and stays while other tabs are open', async () => {
  const within = setUp();
  const pane = (tab: string) =>
    within(
      <ContactPane
        contactId="c1"
        tab={tab}
        tabs={[
          {
            name: 'app',
            label: 'App',
            keepMounted: true,
            content: <ScreenPop contactId="c1" settings={{ urlTemplate, opens: 'frame' }} open={tab === 'app'} />,
          },
        ]}
      />,
    );
  const screen = await render(pane('contact'));
  expect(frame()).toBeNull();
  await screen.rerender(pane('app'));
  const loaded = frame();
  expect(loaded?.src).toBe('https://127.0.0.1:9/customers/7');
  await screen.rerender(pane('contact'));
  expect(frame()).toBe(loaded);
});

test('a frame can neither lead the page away nor use its devices', async () => {
  const within = setUp();
  await render(within(<ScreenPop contactId="c1" settings={{ urlTemplate, opens: 'frame' }} open={true} />));
  const tokens = [...(frame()?.sandbox ?? [])];
  expect(tokens).toContain('allow-scripts');
  expect(tokens.filter((token) => token.startsWith('allow-top-navigation'))).toEqual([]);
  expect(frame()?.allow).toBe('');
  expect(frame()?.referrerPolicy).toBe('no-referrer');
});

test('a page of the desktop’s own origin is framed without that origin', async () => {
  const within = setUp();
  const settings = { urlTemplate: `${window.location.origin}/{attribute.id}`, opens: 'frame' } as const;
  await render(within(<ScreenPop contactId="c1" settings={settings} open={true} />));
  expect([...(frame()?.sandbox ?? [])]).not.toContain('allow-same-origin');
});

test('says what is missing instead of opening half an address', async () => {
  const within = setUp({});
  const screen = await render(
    within(<ScreenPop contactId="c1" settings={{ urlTemplate, opens: 'frame' }} open={true} />),
  );
  await expect
    .element(screen.getByText('There is nothing to open: this contact has no value for attribute.id.'))
    .toBeVisible();
  expect(frame()).toBeNull();
});
