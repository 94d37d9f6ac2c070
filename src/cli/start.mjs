// Starts the command line. It is bundled once into node_modules/.cache and again when a source is newer, so that each
// call starts fast without a build step of its own.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bundle = `${root}node_modules/.cache/lacuna/main.mjs`

/** Newest change below the folders that go into the bundle, in milliseconds. */
function newestSource() {
  const files = ['src', 'rules'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${root}${folder}/${file}`),
  )
  return Math.max(...[...files, `${root}package.json`].map((file) => statSync(file).mtimeMs))
}

if (!existsSync(bundle) || statSync(bundle).mtimeMs < newestSource()) {
  const { bundleCommandLine } = await import('../build/command-line.mjs')
  await bundleCommandLine(root, bundle)
}

const { main } = await import(bundle)
process.exitCode = await main(process.argv.slice(2), { root })
