import { defineConfig } from '@playwright/test';

export default defineConfig({
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
});
