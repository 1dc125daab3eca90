import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  globalSetup: ['tests/support/database-server.ts'],
  testTimeout: 30_000,
  hookTimeout: 30_000,
} as const;

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/count-reporter.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'parts',
          include: ['{shared,server,cli,tests,web,scripts,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tests/e2e/**'],
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['tests/e2e/**/*.test.ts'],
          // Each journey drives a whole server and a browser: two at once measure the machine, not the product.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // On a machine that others use as well. What needed it is named at the end of the run, with its first fault.
          retry: 1,
        },
      },
    ],
  },
});
