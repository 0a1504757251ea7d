import { swcOptions } from './test/support/swc-options.js';

/** Jest runs TypeScript through swc, in Node's own ES modules (NODE_OPTIONS=--experimental-vm-modules). */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions] },
};

/**
 * Two projects, because only the second needs PostgreSQL: `unit` lies beside the code and starts in no time,
 * `database` shares one server and a template database made by the real migrations.
 */
export default {
  maxWorkers: 2,
  // Modules of ended files stay in a worker's memory: it begins anew before that slows the rest.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/templates/**/*.spec.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
