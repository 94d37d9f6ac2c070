// Benchmarks beside peers, all in one run: npm run bench [-- sizes], for example npm run bench -- 1 10
// Bundled first, as the command line is, for the sources are TypeScript.
import { rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}node_modules/.cache/lacuna/bench`

await build({
  root,
  logLevel: 'error',
  build: {
    ssr: 'test/bench/bench.mjs',
    outDir: folder,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'bench.mjs', codeSplitting: false } },
  },
})
const { bench } = await import(pathToFileURL(`${folder}/bench.mjs`).href)
await bench(process.argv.slice(2).map(Number))
rmSync(folder, { recursive: true, force: true })
