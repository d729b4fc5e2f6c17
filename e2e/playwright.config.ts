import { defineConfig } from '@playwright/test';

interface Options {
  readonly servers: 'one' | 'two';
}

export default defineConfig<object, Options>({
  testDir: 'tests',
  outputDir: '../test-results/e2e',
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A trace of every test would cost a third of the time: ask for one with `--trace retain-on-failure`.
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'one server', testIgnore: 'two-servers.spec.ts' },
    // What depends on the server, once more on two of them. One worker: a second would start everything again.
    { name: 'two servers', grep: /@two-servers/, workers: 1, use: { servers: 'two' } },
  ],
});
