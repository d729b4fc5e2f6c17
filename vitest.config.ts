import { defineConfig } from 'vitest/config';

const conditions = ['liaison-source'];

export default defineConfig({
  resolve: { conditions: [...conditions, 'module', 'browser', 'development|production'] },
  // Without `module`: packages that offer it mean it for bundlers, and Node cannot load those files.
  ssr: { resolve: { conditions: [...conditions, 'node', 'development|production'] } },
  test: {
    include: ['packages/*/test/**/*.test.{ts,tsx}', 'apps/*/test/**/*.test.{ts,tsx}', 'tools/test/**/*.test.ts'],
    passWithNoTests: false,
  },
});
