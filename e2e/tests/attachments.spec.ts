import { Buffer } from 'node:buffer';
import type { AgentPage, ChosenFile } from '../support/agent-page.ts';
import type { CustomerPage } from '../support/customer-page.ts';
import { expect, test } from '../support/fixtures.ts';

const MAX_BYTES = 20 * 1024 * 1024;
/** Longer than the scanner takes. */
const SCAN_MS = 60_000;

const file = (name: string, content: string | Buffer = 'What was ordered'): ChosenFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

async function begin(agentPage: AgentPage, customerPage: CustomerPage): Promise<void> {
  await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
  await agentPage.accept('Cleo');
  await expect(agentPage.message('Hi')).toBeVisible();
}

/** Paths of what the page asks for from now on to send a file, in order and without the browser's own questions. */
function uploadsOf({ page }: AgentPage): string[] {
  const steps: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (request.method() === 'OPTIONS') return;
    if (path.startsWith('/storage/')) steps.push('put');
    else if (path.endsWith('start-attachment-upload')) steps.push('start');
    else if (path.endsWith('complete-attachment-upload')) steps.push('complete');
  });
  return steps;
}

test.describe('a file of the agent', () => {
  test('is with the customer once, and can be saved as it was when the scanner has passed it', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await begin(agentPage, customerPage);
    const copied = agentPage.page.waitForResponse(
      (response) =>
        response.request().method() === 'PUT' &&
        new URL(response.url()).pathname.startsWith('/api/contacts/') &&
        response.ok(),
    );
    await agentPage.attach(file('order.txt'));
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);
    const line = agentPage.message('order.txt');
    await emulator.advanceClock(SCAN_MS);
    await expect(line).toContainText('ready');
    await expect(line).toHaveCount(1);
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);

    const saved = agentPage.page.waitForEvent('download');
    await line.getByRole('button', { name: 'Save order.txt' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('order.txt');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
    expect(Buffer.concat(chunks).toString()).toBe('What was ordered');
    // E5: the transcript store has it too.
    expect(await (await copied).json()).toMatchObject({ size: 'What was ordered'.length });
  });

  test('is dropped on the conversation, or pasted as a picture, and says how far it is', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const { page } = agentPage;
    await begin(agentPage, customerPage);
    const hold = { kind: 'hold' };
    const storage = await emulator.addFault({ on: { operation: 'PutObject' }, effect: hold });
    const scanner = await emulator.addFault({ on: { operation: 'ScanAttachment' }, effect: hold });
    const dataTransfer = await page.evaluateHandle(() => {
      const dragged = new DataTransfer();
      dragged.items.add(new File(['What was ordered'], 'order.txt', { type: 'text/plain' }));
      return dragged;
    });
    await agentPage.log.dispatchEvent('dragover', { dataTransfer });
    await agentPage.log.dispatchEvent('drop', { dataTransfer });
    const order = agentPage.message('order.txt');
    await expect(order.getByRole('progressbar', { name: 'Sending order.txt' })).toBeVisible();

    await page.context().grantPermissions(['clipboard-write']);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(32, 24);
      canvas.getContext('2d')?.fillRect(0, 0, 16, 12);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': canvas.convertToBlob() })]);
    });
    await agentPage.composer.press('Control+v');
    const picture = agentPage.message('image.png');
    await expect(picture).toBeVisible();
    await expect(agentPage.composer).toHaveValue('');
    await expect(customerPage.log.getByRole('article')).toHaveText([/Hi/]);

    await emulator.removeFault(storage.id);
    await expect(customerPage.log.getByRole('article')).toHaveText([/Hi/, /order\.txt/, /image\.png/]);
    await expect(order).toContainText('being checked');
    await expect(picture).toContainText('being checked');
    await emulator.removeFault(scanner.id);
    await expect(order).toContainText('ready');
    await picture.getByRole('button', { name: 'Show' }).click();
    await expect(picture.getByRole('img', { name: 'image.png' })).toHaveJSProperty('naturalWidth', 32);
  });

  test('goes with others in the order in which they were chosen', async ({ agentPage, customerPage }) => {
    await begin(agentPage, customerPage);
    await agentPage.attach(file('one.txt'), file('two.txt'), file('three.txt'));
    const shown = [/Hi/, /one\.txt/, /two\.txt/, /three\.txt/];
    await expect(customerPage.log.getByRole('article')).toHaveText(shown);
    await expect(agentPage.log.getByRole('article')).toHaveText(shown);
  });

  test('that the scanner refuses says so and cannot be opened', async ({ agentPage, customerPage, emulator }) => {
    await begin(agentPage, customerPage);
    await emulator.addFault({ effect: { kind: 'reject-attachment' }, times: 1 });
    await agentPage.attach(file('order.txt'));
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);
    await emulator.advanceClock(SCAN_MS);
    await expect(agentPage.message('order.txt')).toContainText('refused by the scanner');
    await expect(agentPage.message('order.txt').getByRole('button', { name: /Save|Show/ })).toHaveCount(0);
  });

  test('that the storage refuses is not sent, and is sent once when the agent tries again', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await begin(agentPage, customerPage);
    const steps = uploadsOf(agentPage);
    const { id } = await emulator.addFault({
      on: { operation: 'PutObject' },
      effect: { kind: 'error', name: 'AccessDenied', status: 403 },
    });
    await agentPage.attach(file('order.txt'));
    const line = agentPage.message('order.txt');
    await expect(line).toContainText('Not sent');
    expect(steps).toEqual(['start', 'put']);
    await expect(customerPage.message('order.txt')).toHaveCount(0);

    await emulator.removeFault(id);
    await line.getByRole('button', { name: 'Try again' }).click();
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);
    await emulator.advanceClock(SCAN_MS);
    await expect(line).toContainText('ready');
    await expect(line).not.toContainText('Not sent');
    await expect(line).toHaveCount(1);
    expect(steps).toEqual(['start', 'put', 'start', 'put', 'complete']);
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);
  });

  test('is there once though the answer to its sending was lost', async ({ agentPage, customerPage, emulator }) => {
    await begin(agentPage, customerPage);
    await emulator.addFault({
      on: { operation: 'CompleteAttachmentUpload' },
      times: 1,
      effect: { kind: 'lose-response' },
    });
    await agentPage.attach(file('order.txt'));
    await expect(customerPage.message('File: order.txt')).toHaveCount(1);
    await emulator.advanceClock(SCAN_MS);
    await expect(agentPage.message('order.txt')).toContainText('ready');
    await agentPage.say('That was it');
    const shown = [/Hi/, /order\.txt/, /That was it/];
    await expect(customerPage.log.getByRole('article')).toHaveText(shown);
    await expect(agentPage.log.getByRole('article')).toHaveText(shown);
    await expect(agentPage.message('order.txt')).not.toContainText('Not sent');
  });

  test('of a refused type, too large or empty never leaves the page', async ({ agentPage, customerPage }) => {
    await begin(agentPage, customerPage);
    const steps = uploadsOf(agentPage);
    const refusal = agentPage.page.getByRole('alert');
    await agentPage.attach(file('setup.exe'));
    await expect(refusal).toHaveText('setup.exe: Files of this type cannot be sent');
    await agentPage.attach(file('long.txt', Buffer.alloc(MAX_BYTES + 1)));
    await expect(refusal).toHaveText(`long.txt: A file must not exceed ${MAX_BYTES} bytes`);
    await agentPage.attach(file('empty.txt', ''));
    await expect(refusal).toHaveText('empty.txt: An empty file cannot be sent');

    // What is sent after them arrives, and they do not.
    await agentPage.say('No file');
    await expect(customerPage.log.getByRole('article')).toHaveText([/Hi/, /No file/]);
    await expect(agentPage.log.getByRole('article')).toHaveText([/Hi/, /No file/]);
    expect(steps).toEqual([]);
  });
});
