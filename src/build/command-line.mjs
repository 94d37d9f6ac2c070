import { mkdtempSync, renameSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

/**
 * Bundles the command line into one file. Written beside its place and renamed, so that two calls at once never read
 * half a bundle.
 */
export async function bundleCommandLine(root, bundle) {
  mkdirSync(dirname(bundle), { recursive: true })
  const folder = mkdtempSync(join(dirname(bundle), 'build-'))
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      ssr: 'src/cli/main.ts',
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  const { cpSync, rmSync, utimesSync } = await import('node:fs')
  cpSync(folder, dirname(bundle), { recursive: true, filter: (from) => !from.endsWith('main.mjs') })
  renameSync(join(folder, 'main.mjs'), bundle)
  utimesSync(bundle, new Date(), new Date())
  rmSync(folder, { recursive: true, force: true })
}
