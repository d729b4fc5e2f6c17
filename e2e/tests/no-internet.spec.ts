import { chromium } from '@playwright/test';
import { browserOptions } from '../support/browser-options.ts';
import { expect, test } from '../support/fixtures.ts';
import { foreignHosts } from '../support/net-log.ts';

const askFromWorker = `
  const work = "fetch('http://worker.example/').catch(() => postMessage('done'))";
  const worker = new Worker(URL.createObjectURL(new Blob([work])));
  new Promise((resolve) => { worker.onmessage = resolve; });
`;

test.describe('the net log', () => {
  test('names every other host that a page or a worker asks for', async ({ stack }, testInfo) => {
    const netLog = testInfo.outputPath('net-log.json');
    const browser = await chromium.launch(browserOptions(netLog));
    const page = await browser.newPage();
    await page.goto(`${stack.emulatorUrl}/_emulator/health`);
    await page.evaluate("fetch('http://page.example/').catch(() => undefined)");
    await page.evaluate(askFromWorker);
    await browser.close();
    expect(await foreignHosts(netLog)).toEqual(['page.example', 'worker.example']);
  });

  test('is empty of them when only this machine is asked', async ({ stack }, testInfo) => {
    const netLog = testInfo.outputPath('net-log.json');
    const browser = await chromium.launch(browserOptions(netLog));
    const page = await browser.newPage();
    await page.goto(`${stack.serverUrl}/customer/`);
    await expect(page.getByLabel('Your name')).toBeVisible();
    await browser.close();
    expect(await foreignHosts(netLog)).toEqual([]);
  });
});
