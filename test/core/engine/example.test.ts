import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the example of docs/engine.md runs as it stands there and gives what is said there', async () => {
  const document = readFileSync('docs/engine.md', 'utf8')
  const [, snippet = ''] = /```ts\n([^]*?)```/.exec(document) ?? []
  expect(snippet.trim().split('\n').length).toBeLessThanOrEqual(20)
  const file = join(mkdtempSync(join(tmpdir(), 'lacuna-example-')), 'example.ts')
  writeFileSync(file, snippet.replaceAll("'./src/", `'${process.cwd()}/src/`))
  const { lines, open } = await import(/* @vite-ignore */ file) as { lines: string[]; open: string[] }
  expect(lines).toHaveLength(1)
  expect(open).toHaveLength(1)
  for (const line of [...lines, ...open]) expect(document).toContain(`\`${line}\``)
})
