import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

/**
 * Bundles the command line into one file. Written beside its place and renamed, so that two calls at once never read
 * half a bundle.
 */
export async function bundleCommandLine(root, bundle) {
  mkdirSync(dirname(bundle), { recursive: true })
  const folder = mkdtempSync(join(dirname(bundle), 'build-'))
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: {
        ssr: 'src/cli/main.ts',
        outDir: folder,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
      },
    })
    renameSync(join(folder, 'main.mjs'), bundle)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
