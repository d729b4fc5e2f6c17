import { playwright } from '@vitest/browser-playwright';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const conditions = ['liaison-source'];
const resolve = { conditions: [...conditions, 'module', 'browser', 'development|production'] };
// Without `module`: packages that offer it mean it for bundlers, and Node cannot load those files.
const ssr = { resolve: { conditions: [...conditions, 'node', 'development|production'] } };

/** Named by the bootstrap; the usual place on Debian otherwise, and without either the one that Playwright installed. */
const chromium = process.env['LIAISON_CHROMIUM'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
/**
 * When to give up waiting for what does not come. No measure of speed: whatever comes in time on a machine that does nothing else
 * has to on one that is busy.
 */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
};

export default defineConfig({
  test: {
    passWithNoTests: false,
    // One less than there are cores is the default: half of a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'node',
          ...patience,
          include: [
            'packages/*/test/**/*.test.{ts,tsx}',
            'apps/*/test/**/*.test.{ts,tsx}',
            'deploy/*/test/**/*.test.ts',
            'tools/test/**/*.test.ts',
            'examples/*/test/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.tsx', 'packages/backend/test/database/**'],
        },
      },
      {
        resolve,
        ssr,
        // The environment in which Vitest runs global set-ups.
        environments: { __vitest__: ssr },
        test: {
          name: 'database',
          include: ['packages/backend/test/database/**/*.test.ts'],
          globalSetup: [
            'packages/backend/test/database/support/postgres-server.ts',
            'packages/backend/test/database/support/embedded-template.ts',
          ],
          ...patience,
          // Opening a database takes seconds on a busy machine.
          hookTimeout: 180_000,
          testTimeout: 180_000,
        },
      },
      {
        plugins: [react()],
        resolve,
        // Known before the first test: a dependency found on the way would reload the page under the tests.
        optimizeDeps: {
          entries: ['packages/react/src/**/*.{ts,tsx}', 'apps/desktop/src/**/*.{ts,tsx}'],
          include: ['axe-core'],
        },
        test: {
          name: 'browser',
          ...patience,
          include: ['{packages,apps}/*/test/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            viewport: { width: 1280, height: 800 },
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
