import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../src/index.ts';
import { faultPresets } from '../../src/page/assets/fault-presets.js';
import { scripts } from '../../src/scripted-customer/scripts.ts';
import { ManualClock } from '../../src/world/clock.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ clock: new ManualClock(), seed: 5 });
});
afterEach(async () => {
  await emulator[Symbol.asyncDispose]();
});

const get = async (path: string) => await fetch(new URL(path, emulator.url));

describe('control page', () => {
  test('offers every ready script and every contact flow', async () => {
    const page = await (await get('/_emulator/')).text();
    for (const { id, about } of scripts) {
      expect(page).toContain(`value="${id}"`);
      expect(page).toContain(about);
    }
    for (const { id, name } of emulator.world.instance.contactFlows) {
      expect(page).toContain(`<option value="${id}">${name}</option>`);
    }
  });

  test('runs nothing that is inline or from elsewhere', async () => {
    const response = await get('/_emulator/');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'$/,
    );
    const page = await response.text();
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|style=|https?:\/\//);
  });

  test.each(['/_emulator/', '/connect/login'])(
    '%s loads files that are there, and they load no others',
    async (path) => {
      const page = await (await get(path)).text();
      const waiting = [...page.matchAll(/(?:href|src)="(\/_emulator\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
      expect(waiting.length).toBeGreaterThan(2);
      const seen = new Set<string>();
      for (const asset of waiting) {
        if (seen.has(asset)) continue;
        seen.add(asset);
        const response = await get(asset);
        expect([asset, response.status]).toEqual([asset, 200]);
        const text = await response.text();
        for (const [, name] of text.matchAll(/^import .* from '\.\/([^']+)'/gm)) {
          waiting.push(`/_emulator/assets/${name}`);
        }
        expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|@import|url\(/);
      }
    },
  );

  test.each(['toString', '..%2Flayout.ts', '%2e%2e%2flayout.ts', 'nothing.js'])(
    'serves no file %s that is not one of its own',
    async (name) => {
      expect((await get(`/_emulator/assets/${name}`)).status).toBe(404);
    },
  );

  test.each([
    ['reset', 'sec-fetch-site', 'cross-site', 403],
    ['reset', 'sec-fetch-site', 'same-site', 403],
    ['customers', 'origin', 'https://evil.example', 403],
    ['reset', 'sec-fetch-site', 'same-origin', 200],
    ['reset', 'x-no-browser', '', 200],
  ])('POST /_emulator/%s from a page that says %s: %s is answered %d', async (path, name, value, status) => {
    const app = `${emulator.url}/_emulator/${path}`;
    const response = await fetch(app, { method: 'POST', body: '{}', headers: { [name]: value } });
    expect(response.status).toBe(status);
  });

  test.each(Object.keys(faultPresets))('the control API takes the fault %s, for the time asked for', async (name) => {
    const preset = faultPresets[name];
    const response = await fetch(`${emulator.url}/_emulator${preset?.path}`, {
      method: 'POST',
      body: JSON.stringify(preset?.body(5000)),
    });
    expect(response.ok).toBe(true);
    expect(emulator.faults.list()).toHaveLength(1);
    (emulator.world.clock as ManualClock).advance(5000);
    expect(emulator.faults.list()).toEqual([]);
  });
});
