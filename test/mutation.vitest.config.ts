import { defineConfig } from 'vitest/config'

/** The engine's own tests that are quick enough to be run once for each mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['conditions', 'evaluate', 'fraction', 'representatives', 'value', 'forms'].map((name) => `test/core/engine/${name}.test.ts`),
    testTimeout: 30_000,
  },
})
