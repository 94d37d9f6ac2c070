import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Run {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a person does, in a process of its own. */
export function lacuna(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli/start.mjs'), ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    maxBuffer: 64 * 1024 * 1024,
  })
  return { exit: status, out: stdout, err: stderr }
}

const folder = mkdtempSync(join(tmpdir(), 'lacuna-cli-'))

/** Writes a file to try the command line on, and gives its path. */
export function fileWith(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return path
}

/** An assessment of the shipped instrument with these responses. */
export function assessment(responses: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    format: 'lacuna-assessment',
    formatVersion: 1,
    instrument: { id: 'un-sg-2018-trafficking-women-girls', version: '1.0.0' },
    id: '5e0c0f0e-1111-4222-8333-444455556666',
    kind: 'self-assessment',
    subject: { name: 'Republic of Example', iso3: null, from: null, to: null },
    assessor: { name: 'Committee', role: 'government' },
    responses,
    ...more,
  }
}
