import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Programs that did not make the file read it; where one is missing its checks are skipped. */
export function missing(program: string): boolean {
  return spawnSync(program, ['--version']).error !== undefined
}

export function saved(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lacuna-pdf-')), 'report.pdf')
  writeFileSync(path, bytes)
  return path
}

export function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

/** Text of each page in the order in which it was drawn. */
export function pageTexts(path: string): string[] {
  return run('pdftotext', '-raw', path, '-').split('\f').slice(0, -1)
}

/** Without white space: line ends of the page are no part of the text. */
export function dense(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00AD\u200B]+/g, '')
}

/** All text but the running heads, dense. */
export function bodyText(path: string, title: string, marks: readonly string[]): string {
  return pageTexts(path).map((page, index, all) => {
    const head = dense((index === 0 ? '' : title + marks.join(' · ')) + `Page ${index + 1} of ${all.length}`)
    const text = dense(page)
    if (!text.startsWith(head)) throw new Error(`page ${index + 1} does not begin with its running head: ${text.slice(0, 200)}`)
    return text.slice(head.length)
  }).join('')
}

/** Every text of a plain value, with its place. */
export function textsOf(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${path}.${key}`))
}
