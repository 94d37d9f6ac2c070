import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

/** Kept for calls that are still running from an older bundle and load a part of it late. */
const KEPT_MILLISECONDS = 60 * 60 * 1000

/**
 * Bundles the command line into a folder of its own below `cache`, in parts that load when they are needed, and returns
 * the folder's name. The file `cache/current` names the newest one; it is renamed into its place, so that of calls at
 * the same time none reads half a bundle and each runs from one bundle to its end.
 */
export async function bundleCommandLine(root, cache) {
  mkdirSync(cache, { recursive: true })
  const started = new Date()
  const folder = mkdtempSync(join(cache, 'cli-'))
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      // Bundled, small libraries need not be searched for file by file at each start.
      ssr: { noExternal: ['valibot', '@lingui/core', '@lingui/message-utils', 'yaml'] },
      build: {
        ssr: 'src/cli/main.ts',
        outDir: folder,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' } },
      },
    })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  const name = basename(folder)
  writeFileSync(join(folder, 'name'), name)
  // As old as its start, so that a source changed meanwhile counts as newer.
  utimesSync(join(folder, 'name'), started, started)
  renameSync(join(folder, 'name'), join(cache, 'current'))
  removeOld(cache, name)
  return name
}

function removeOld(cache, current) {
  const limit = Date.now() - KEPT_MILLISECONDS
  for (const name of readdirSync(cache)) {
    if (!name.startsWith('cli-') || name === current) continue
    const folder = join(cache, name)
    if (statSync(folder, { throwIfNoEntry: false })?.mtimeMs < limit) rmSync(folder, { recursive: true, force: true })
  }
}
