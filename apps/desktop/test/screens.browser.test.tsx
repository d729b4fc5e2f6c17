import axe from 'axe-core';
import { DispositionDuties, dispositionKind, DocumentKeeper, handoffCardKind, noteKind, onlyTab } from '@liaison/core';
import {
  AGENT,
  agentSnapshot,
  contactSnapshot,
  FakeClock,
  FakeDocuments,
  MemoryStorage,
  textItem,
} from '@liaison/core/testing';
import type { Disposition, HandoffCard, Note } from '@liaison/protocol/api';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LanguageName } from '../src/messages/language.ts';
import type { ThemeChoice } from '../src/theme-choice.ts';
import { still } from '../../../packages/react/test/support/still.ts';
import { misfits, notTranslated } from './support/look-at.ts';
import { type ScreenOptions, showScreen } from './support/screen.tsx';

afterEach(() => {
  document.querySelector('#ccp-drawer')?.remove();
  document.querySelector('#root')?.remove();
  const { dataset } = document.documentElement;
  delete dataset['theme'];
  document.documentElement.dir = '';
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const from = { ParticipantId: '2', ParticipantRole: 'CUSTOMER', DisplayName: 'Клео' };
const said = [
  textItem({ id: '1', content: 'Где моя посылка?', from }),
  textItem({ id: '2', at: 60_000, content: 'Я посмотрю. '.repeat(12), from: { ...AGENT, DisplayName: 'Ада' } }),
  textItem({ id: '3', at: 90_000, content: 'Спасибо '.repeat(30).replaceAll(' ', ''), from }),
];
const contact = {
  customerName: 'Клео Константинопольская-Преображенская',
  queueName: 'Заказы',
  attributes: { 1: '90210' },
};
const chats = [
  { contactId: '0001', ...contact },
  { contactId: '0002', customerName: 'Макс', phase: 'incoming' as const, queueName: 'Заказы' },
  { contactId: '0003', customerName: 'Вера', phase: 'missed' as const },
  { contactId: '0004', customerName: 'Нина', channel: 'voice' as const },
];

const states: Readonly<Record<string, Omit<ScreenOptions, 'language'>>> = {
  'nobody there': { contacts: [] },
  'a conversation among others': { contacts: chats, said: { '0001': said }, selected: '0001' },
  'an offer': { contacts: chats, selected: '0002' },
  'a missed contact': { contacts: chats, selected: '0003' },
  'a call': { contacts: chats, selected: '0004' },
  'after the end': { contacts: [{ contactId: '0001', ...contact, phase: 'ended' }], selected: '0001' },
};

/** 720 px is a window of 1440 px at 200 %. */
const widths = [1440, 1024, 720, 390, 320];

const show = async (name: string, language: LanguageName, theme: ThemeChoice = 'light') => {
  const shown = await showScreen({ language, theme, ...states[name]! });
  await expect.poll(() => shown.language.get().name).toBe(language);
  await expect.element(shown.screen.getByRole('heading', { level: 1 })).toBeVisible();
  return shown;
};

describe.for(['en', 'de', 'en-XA', 'en-XB'] as const)('in %s', (language) => {
  test.for(Object.keys(states))('all text of %s has its room at every width', async (name) => {
    const { host } = await show(name, language);
    expect(getComputedStyle(host).direction).toBe(language === 'en-XB' ? 'rtl' : 'ltr');
    for (const width of widths) {
      await page.viewport(width, 800);
      expect({ width, misfits: misfits() }).toEqual({ width, misfits: [] });
    }
  });
});

test.for(Object.keys(states))('every word of %s is a message', async (name) => {
  await page.viewport(1440, 900);
  await show(name, 'en-XA');
  expect(notTranslated()).toEqual([]);
});

describe.for(['light', 'dark'] as const)('axe finds nothing, %s', (theme) => {
  test.for([
    [1440, 'en'],
    [390, 'en-XB'],
  ] as const)('at %i px in %s', async ([width, language]) => {
    await page.viewport(width, 900);
    await show('a conversation among others', language, theme);
    await still();
    const { violations } = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

test('details over the conversation are not there again when the window grows and shrinks', async () => {
  await page.viewport(1000, 800);
  const { screen } = await show('a conversation among others', 'en');
  const details = screen.getByRole('dialog', { name: 'Contact details' });
  await screen.getByRole('button', { name: 'Contact details' }).click();
  await expect.element(details).toBeVisible();
  await page.viewport(1440, 800);
  await expect.element(screen.getByRole('complementary', { name: 'Contact details' })).toBeVisible();
  await page.viewport(1000, 800);
  await expect.element(screen.getByRole('complementary', { name: 'Contact details' })).not.toBeInTheDocument();
  await expect.element(details).not.toBeInTheDocument();
});

test('who is typing when the customer ends the chat closes nothing with a space', async () => {
  await page.viewport(1440, 900);
  const { agent, agentPort, held, screen } = await show('a conversation among others', 'en');
  await screen.getByRole('textbox', { name: /^Message to/u }).click();
  await userEvent.keyboard('I will');
  agentPort.snapshot(
    agentSnapshot(
      held.map((contact) => (contact.contactId === '0001' ? { ...contact, phase: 'ended' } : contact)),
      agent,
    ),
  );
  await expect.element(screen.getByRole('button', { name: 'Close contact' })).toBeVisible();
  await expect.element(screen.getByText('The chat has ended.', { exact: true }).last()).toHaveFocus();
  await userEvent.keyboard(' {Enter} ');
  expect(agentPort.calls).toEqual([]);
});

test('a file that is dropped where nobody takes it does not take the place of the page', async () => {
  await show('nobody there', 'en');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'photo.png', { type: 'image/png' }));
  for (const type of ['dragover', 'drop']) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
    document.body.dispatchEvent(event);
    expect({ type, prevented: event.defaultPrevented }).toEqual({ type, prevented: true });
  }
});

/** What a browser would show of the page's notices. */
function shownNotices() {
  const shown: (EventTarget & { readonly body: string | undefined })[] = [];
  class Shown extends EventTarget {
    static readonly permission = 'granted';
    readonly body: string | undefined;
    constructor(_title: string, options?: NotificationOptions) {
      super();
      this.body = options?.body;
      shown.push(this);
    }
    close() {}
  }
  vi.stubGlobal('Notification', Shown);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  return shown;
}

test('a notice whose contact has gone meanwhile leads nowhere', async () => {
  await page.viewport(390, 800);
  const shown = shownNotices();
  const { agent, agentPort, held, preferences, screen } = await show('nobody there', 'en');
  preferences.change({ notices: true });
  agentPort.snapshot(agentSnapshot([contactSnapshot({ contactId: '9', phase: 'incoming' })], agent));
  await expect.poll(() => shown).toHaveLength(1);
  agentPort.snapshot(agentSnapshot(held, agent));
  shown[0]?.dispatchEvent(new Event('click'));
  await expect.element(screen.getByText('No contacts')).toBeInTheDocument();
  await expect.element(screen.getByText('This contact is closed')).not.toBeInTheDocument();
});

test('a notice says what the customer wrote, not what the agent could not send yet', async () => {
  await page.viewport(1440, 900);
  const { channels, preferences, screen } = await show('a conversation among others', 'en');
  preferences.change({ notices: true, noticesWithText: true });
  await screen.getByRole('textbox', { name: /^Message to/u }).fill('Under way');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('Sending', { exact: true })).toBeVisible();
  const shown = shownNotices();
  channels.get('0001')?.observer.item(textItem({ id: '9', at: 99_000, content: 'Ау?', from }));
  await expect.poll(() => shown.map(({ body }) => body)).toEqual([expect.stringMatching(/: Ау\?$/u)]);
});

test('a message that nobody has seen goes on being reminded of in another language', async () => {
  const { channels, clock, language, play } = await showScreen({
    language: 'en',
    contacts: [chats[0]!, { contactId: '0005', customerName: 'Лев' }],
    said: { '0001': said, '0005': said },
    selected: '0001',
  });
  channels.get('0005')?.observer.item(textItem({ id: '9', at: 99_000, content: 'Ау?', from }));
  await expect.poll(() => play.mock.calls).toEqual([['tick']]);
  await language.set('de');
  await expect.element(page.getByRole('heading', { name: /^Aktiv/u })).toBeInTheDocument();
  await clock.advance(30_000);
  expect(play.mock.calls).toEqual([['tick'], ['tick']]);
});

test('Ctrl+F over a dialog is the browser’s own', async () => {
  await page.viewport(1440, 900);
  const { screen } = await show('a conversation among others', 'en');
  await userEvent.keyboard('{Control>},{/Control}');
  await expect.element(screen.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  const find = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(find);
  expect(find.defaultPrevented).toBe(false);
  await expect.element(screen.getByRole('textbox', { name: 'Find in this conversation' })).not.toBeInTheDocument();
});

test('a conversation that opens under a dialog leaves the focus in it', async () => {
  await page.viewport(1440, 900);
  const { screen, store } = await showScreen({
    language: 'en',
    contacts: [chats[0]!, { contactId: '0005', customerName: 'Лев' }],
    said: { '0001': said, '0005': said },
    selected: '0001',
  });
  await userEvent.keyboard('{Control>},{/Control}');
  const dialog = screen.getByRole('dialog', { name: 'Settings' });
  await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
  store.getState().selectContact('0005');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Лев' })).toBeInTheDocument();
  await still();
  expect(dialog.element().contains(document.activeElement)).toBe(true);
});

test('a note that is asked for in the palette has the focus and keeps it', async () => {
  await page.viewport(1440, 900);
  const { screen } = await showScreen({
    language: 'en',
    ...states['a conversation among others']!,
    contactWork: contactWork(),
  });
  await expect.element(screen.getByRole('tablist')).toBeVisible();
  await screen.getByRole('textbox', { name: /^Message to/u }).click();
  await userEvent.keyboard('{Control>}k{/Control}');
  await screen.getByRole('combobox', { name: 'Find an action or a contact' }).fill('private note');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('combobox', { name: 'Find an action or a contact' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('textbox', { name: 'Private note' })).toHaveFocus();
  await still();
  await expect.element(screen.getByRole('textbox', { name: 'Private note' })).toHaveFocus();
});

/** Real keepers over documents in memory. */
function contactWork() {
  const common = {
    storage: new MemoryStorage(),
    tabs: onlyTab,
    clock: new FakeClock(),
    random: () => 0,
    onError: () => undefined,
  };
  const notes = new FakeDocuments<Note>();
  const handoffCards = new FakeDocuments<HandoffCard>();
  const dispositions = new DocumentKeeper({
    ...common,
    kind: dispositionKind,
    port: new FakeDocuments<Disposition>(),
  });
  return {
    notes: new DocumentKeeper({ ...common, kind: noteKind, port: notes }),
    handoffCards: new DocumentKeeper({ ...common, kind: handoffCardKind, port: handoffCards }),
    dispositions,
    dispositionDuties: new DispositionDuties({
      ...common,
      store: { getState: () => ({ contacts: {}, order: [] }) as never, subscribe: () => () => undefined },
      dispositions,
      readCodes: () => Promise.resolve({ required: true, codes: [{ code: '1', label: 'Решено' }] }),
    }),
    readEarlierNotes: () =>
      Promise.resolve({
        notes: [{ contactId: '0', version: 1, content: { text: 'Обещали перезвонить. '.repeat(9) } }],
      }),
  };
}

describe.for(['en', 'de', 'en-XA', 'en-XB'] as const)('in %s', (language) => {
  test('a key opens note and handoff card, and all text in them has its room', async () => {
    await page.viewport(1440, 900);
    const { screen } = await showScreen({
      language,
      ...states['a conversation among others']!,
      contactWork: contactWork(),
    });
    await expect.element(screen.getByRole('tablist')).toBeVisible();
    await userEvent.keyboard('{Alt>}o{/Alt}');
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('note');
    await expect.element(screen.getByText(/Обещали перезвонить/u)).toBeVisible();
    for (const width of [1440, 1280]) {
      await page.viewport(width, 800);
      expect({ width, misfits: misfits() }).toEqual({ width, misfits: [] });
    }
    await still();
    const { violations } = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
