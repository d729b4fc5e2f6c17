import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';

const all = HOSTILE_TEXTS.join('\n');
const MARKDOWN = 'text/markdown';
const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';
const RESPONSE = `${INTERACTIVE}.response`;

/** Nothing listens at either: what is asked of them the test answers. */
const OTHER_SYSTEM = 'http://127.0.0.1:59998';
const ELSEWHERE = 'http://127.0.0.1:59999';

test.use({
  settings: {
    LIAISON_ALLOWED_ATTRIBUTES: 'order',
    LIAISON_SCREEN_POP_URL: `${OTHER_SYSTEM}/orders/{attribute.order}/edit?of={customer.name}`,
    LIAISON_SCREEN_POP: 'frame',
  },
});

/** A choice of the customer's whose every text is hostile. */
const picker = (text: string): string => {
  const part = { title: text, subtitle: text, imageType: 'URL', imageData: text, imageDescription: text };
  const content = { ...part, elements: [part, part], reply: part, actions: [{ label: text, url: text }] };
  return JSON.stringify({ templateType: 'ListPicker', version: '1.0', data: { replyMessage: part, content } });
};

/** Everything that would run opens a dialog, and everything that the page's policy stops is written down. */
async function watch(page: Page): Promise<{ dialogs: string[]; stopped: () => Promise<string[]> }> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped, print: () => undefined });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      // Streams looks for the global object by code from text, and does without when that is refused.
      if (effectiveDirective === 'script-src' && /\/connect-streams-[^/]+$/.test(sourceFile)) return;
      stopped.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return { dialogs, stopped: () => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped) };
}

/** Nothing in there that text could only become by being taken for HTML, and no link that leads elsewhere than a link may. */
async function expectInert(place: Locator): Promise<void> {
  await expect(place.locator('script, iframe, object, embed, form, base, meta, math, animate, style, img')).toHaveCount(
    0,
  );
  await expect(place.locator('[onload], [onerror], [ontoggle], [onbegin], [onclick]')).toHaveCount(0);
  const addresses = await place
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.filter((address) => !/^(https?:|mailto:|tel:)/.test(address))).toEqual([]);
}

test('what a customer writes stays text wherever it is shown, under the policy that the server sends', async ({
  agentPage,
  emulator,
  request,
}) => {
  const { page, log, contacts } = agentPage;
  const { dialogs, stopped } = await watch(page);
  await page.reload();
  await expect(agentPage.state).toBeVisible();

  const name = '"><img src=x onerror=alert(1)>\u202E<script>alert(2)</script>';
  const started = await request.post('/api/chats', {
    data: { displayName: name, initialMessage: 'Hello', attributes: { order: all } },
  });
  expect(started.ok(), await started.text()).toBe(true);
  const { contactId } = (await started.json()) as { contactId: string };
  await contacts.getByRole('button', { name: 'Accept' }).click();
  await expect(agentPage.message('Hello')).toBeVisible();
  for (const text of HOSTILE_TEXTS) await emulator.customerSays(contactId, text);
  for (const type of [MARKDOWN, 'application/json', RESPONSE, INTERACTIVE, all.slice(0, 200)]) {
    await emulator.customerSays(contactId, all, type);
  }
  await emulator.customerSays(contactId, HOSTILE_TEXTS.join('\n\n'), MARKDOWN);
  await emulator.customerSays(contactId, JSON.stringify({ [all]: all }), 'application/json');
  for (const text of HOSTILE_TEXTS) await emulator.customerSays(contactId, picker(text), INTERACTIVE);
  await emulator.showView(contactId, 'detail', { Heading: all, Description: all, Sections: [{ Heading: all }] });
  const last = '<b onclick=alert(1)>The last one</b>';
  await emulator.customerSays(contactId, last);
  await expect(agentPage.message('The last one')).toBeVisible();

  // The list, the title, the details, and the conversation drawn whole.
  await expect(contacts).toContainText(last);
  await agentPage.attach({
    name: '<img src=x onerror=alert(1)>.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(all),
  });
  await expect(log).toContainText('onerror=alert(1)>.txt');
  await expect(page.getByText('order', { exact: true })).toBeVisible();
  await expect(agentPage.message(HOSTILE_TEXTS[0] ?? '')).not.toHaveCount(0);
  await expectInert(page.locator('#root'));
  expect(await page.title()).toMatch(/^(\(\d+\) )?Liaison$/);

  // Found, drafted, and searched for among emoji.
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this conversation' }).fill('<img src=x onerror=alert(1)>');
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await agentPage.composer.fill(all);
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('sunflower');
  await expect(page.getByRole('gridcell', { name: 'Sunflower' })).toBeVisible();
  await page.keyboard.press('Escape');

  // On paper, and in a file that is opened where no policy holds.
  const exportMenu = page.getByRole('button', { name: 'Save or print conversation' });
  await exportMenu.click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Web page (HTML)' }).click();
  const file = await page.context().newPage();
  file.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await file.setContent(await readFile(await (await saved).path(), 'utf8'));
  await expect(file.getByText('The last one')).toBeVisible();
  await expectInert(file.locator('body'));
  await exportMenu.click();
  await page.getByRole('menuitem', { name: 'Print or save as PDF' }).click();
  const paper = page.locator('[data-liaison-print]');
  await expect(paper).toContainText('The last one');
  await expectInert(paper);

  // After a reload it all comes from the transcript.
  expect(await stopped()).toEqual([]);
  await page.reload();
  await expect(agentPage.message('The last one')).toBeVisible();
  await expectInert(page.locator('#root'));
  expect(await stopped()).toEqual([]);
  expect(dialogs).toEqual([]);
});

test('beside a chat opens the other system’s page of its contact, whatever customers make of the address', async ({
  agentPage,
  request,
}) => {
  const { page } = agentPage;
  const asked: string[] = [];
  await page.route(/:5999[89]\//, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: `<a href="${ELSEWHERE}/">Leave</a>` });
  });
  const open = async (displayName: string, order: string) => {
    const started = await request.post('/api/chats', { data: { displayName, attributes: { order } } });
    expect(started.ok(), await started.text()).toBe(true);
    await agentPage.accept(displayName);
  };
  const link = page.getByRole('link', { name: /in a window of its own$/ });
  const frame = page.getByTitle('127.0.0.1:59998');
  const addresses = [`${OTHER_SYSTEM}/orders/4711/edit?of=Cleo`];

  await open('Cleo', '4711');
  await page.getByRole('tab', { name: 'App' }).click();
  await expect(link).toHaveAttribute('href', addresses[0]!);
  await expect(frame.contentFrame().getByRole('link', { name: 'Leave' })).toBeVisible();

  const order = '../../admin?all#{contact.id}@evil.example/';
  const name = 'Max" onload="alert(1)&of=Cleo';
  addresses.push(`${OTHER_SYSTEM}/orders/${encodeURIComponent(order)}/edit?of=${encodeURIComponent(name)}`);
  await open(name, order);
  await expect(link).toHaveAttribute('href', addresses[1]!);
  await expect(frame).toHaveCount(1);
  await expect(frame.contentFrame().getByRole('link', { name: 'Leave' })).toBeVisible();
  expect(asked).toEqual(addresses);

  // What is framed stays with its own host.
  await page.evaluate(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      stopped.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await frame.contentFrame().getByRole('link', { name: 'Leave' }).click();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped))
    .toEqual([`frame-src ${ELSEWHERE}`]);
  await agentPage.open('Cleo');
  await expect(link).toHaveAttribute('href', addresses[0]!);
  await expect(frame.contentFrame().getByRole('link', { name: 'Leave' })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(addresses));
});
