import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/fixtures.ts';

/** Bytes after gzip; the libraries of Amazon Connect load beside the page and are not in it. */
const LIMIT = 260_000;

test('the desktop’s first load stays under 260 KB', async ({ request, stack }) => {
  const html = await (await request.get(stack.serverUrl)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
  expect(files.filter((path) => path.endsWith('.js'))).not.toEqual([]);
  const sizes = await Promise.all(
    files.map(
      async (path) => gzipSync(await (await request.get(`${stack.serverUrl}${path}`)).body(), { level: 9 }).length,
    ),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT);
  expect(html).not.toContain('connect-streams');
});
