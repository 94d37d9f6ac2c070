// Starts the command line. It is bundled once into node_modules/.cache and again when a source is newer, so that each
// call starts fast without a build step of its own.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = `${root}node_modules/.cache/lacuna`

/** Newest change below the folders that go into the bundle, in milliseconds. Screens do not go into it. */
function newestSource() {
  const changes = ['src', 'rules'].flatMap((folder) => changesBelow(root + folder))
  return Math.max(...changes, statSync(`${root}package.json`).mtimeMs, statSync(`${root}vite.config.ts`).mtimeMs)
}

function changesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return path === `${root}src/ui` ? [] : changesBelow(path)
    return [statSync(path).mtimeMs]
  })
}

/** Folder of the newest bundle, null where none is or a source is newer. The file "current" names it, and is as old as it. */
function currentBundle() {
  try {
    const name = readFileSync(`${cache}/current`, 'utf8')
    return statSync(`${cache}/current`).mtimeMs >= newestSource() && statSync(`${cache}/${name}/main.mjs`).isFile() ? name : null
  } catch {
    return null
  }
}

async function bundle() {
  const { bundleCommandLine } = await import('../build/command-line.mjs')
  return bundleCommandLine(root, cache)
}

const { main } = await import(`${cache}/${currentBundle() ?? (await bundle())}/main.mjs`)
process.exitCode = await main(process.argv.slice(2), { root })
