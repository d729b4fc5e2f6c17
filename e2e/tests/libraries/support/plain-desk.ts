import { createRequire } from 'node:module';
import type { Browser, Page } from '@playwright/test';

const chatjs = createRequire(import.meta.url).resolve('amazon-connect-chatjs');

export interface PlainDeskOptions {
  readonly emulatorUrl: string;
  readonly login: string;
}

/** A page that holds unmodified Streams, ChatJS and nothing else, with an agent signed in and the CCP on its way: `window.connect` is theirs. */
export async function openPlainDesk(browser: Browser, { emulatorUrl, login }: PlainDeskOptions): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.request.post(`${emulatorUrl}/connect/login`, { form: { login } });
  await page.route(`${emulatorUrl}/plain-desk`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><div id="ccp"></div>' }),
  );
  await page.goto(`${emulatorUrl}/plain-desk`);
  await page.addScriptTag({ url: `${emulatorUrl}/connect/static/connect-streams.js` });
  await page.addScriptTag({ path: chatjs });
  await page.evaluate(() => {
    const { connect } = window as unknown as {
      connect: {
        ChatSession: { setGlobalConfig(config: object): void };
        core: { initCCP(container: Element | null, settings: object): void };
      };
    };
    const region = 'us-west-2';
    connect.ChatSession.setGlobalConfig({ endpoint: location.origin, region });
    const ccpUrl = new URL('/connect/ccp-v2/', location.href).href;
    connect.core.initCCP(document.querySelector('#ccp'), { ccpUrl, region, loginPopup: false });
  });
  return page;
}
