import { beforeAll, describe, expect, test } from 'vitest'
import { nodeFonts } from '../../../src/cli/fonts.ts'
import type { Report } from '../../../src/core/report/model.ts'
import { renderPdf } from '../../../src/exporters/pdf/render.ts'
import { messages, sampleReport } from './fixture.ts'
import { bodyText, dense, missing, pageTexts, run, saved, textsOf } from './programs.ts'

const noPoppler = missing('pdftotext')
const noQpdf = missing('qpdf')

/** Members that steer the report and are not read by people. */
const NOT_SHOWN = /\.(locale|direction|rule|question|kind|severity|state|lead|now|type|indicator|id|at|low|high|alternative)$/
const SHOWN_AFTER_ALL = /(\.worst\[\d+\]|\.undetermined\[\d+\])\.severity$|\.changes\[\d+\]\.lead$|\.questions\[\d+\]\.state$|\.evidence\[\d+\]\.type$|\.criteria\[\d+\]\.id$/

function shownTexts(report: Report): { path: string; text: string }[] {
  return textsOf(report).filter(({ path, text }) => text !== '' && (!NOT_SHOWN.test(path) || SHOWN_AFTER_ALL.test(path)))
    .filter(({ path }) => !/\.caps\[\d+\]\.title$/.test(path))
}

describe('a full report', () => {
  const report = sampleReport()
  let bytes = new Uint8Array()
  let path = ''
  let milliseconds = 0

  beforeAll(async () => {
    const start = performance.now()
    bytes = new Uint8Array(await renderPdf(report, messages, { fonts: nodeFonts }))
    milliseconds = performance.now() - start
    path = saved(bytes)
    console.log(`PDF of a full report: ${Math.round(bytes.length / 1024)} KB in ${Math.round(milliseconds)} ms`)
  })

  test('is smaller than 200 KB', () => {
    expect(bytes.length).toBeLessThan(200 * 1024)
  })

  test('has the same bytes when it is made again', async () => {
    expect(Buffer.compare(Buffer.from(await renderPdf(report, messages, { fonts: nodeFonts })), Buffer.from(bytes))).toBe(0)
  })

  test('has other bytes for another report', async () => {
    const other = await renderPdf({ ...report, disclaimer: ['Other.'] }, messages, { fonts: nodeFonts })
    expect(Buffer.compare(Buffer.from(other), Buffer.from(bytes))).not.toBe(0)
  })

  test.skipIf(noPoppler)('holds every text of the report', () => {
    const body = bodyText(path, report.title, report.marks)
    const lost = shownTexts(report).filter(({ text }) => !body.includes(dense(text)))
    expect(lost).toEqual([])
    expect(shownTexts(report).length).toBeGreaterThan(1000)
  })

  test.skipIf(noPoppler)('says all that a minister needs on the first page', () => {
    const first = dense(pageTexts(path)[0] ?? '')
    const { summary, title, marks, about, profile } = report
    const needed = [
      title, ...marks, ...about.map(({ value }) => value), summary.headline, ...summary.paragraphs,
      ...summary.worst.map((worst) => worst.title), ...summary.changes.flatMap(({ text, effect, lead }) => [text, effect, lead]),
      ...profile.rows.flatMap((row) => [row.title, row.score?.words ?? '']),
    ]
    expect(needed.filter((text) => !first.includes(dense(text)))).toEqual([])
  })

  test.skipIf(noPoppler)('carries title, marks and page number on every page', () => {
    const pages = pageTexts(path).map(dense)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.length).toBeLessThan(60)
    pages.forEach((page, index) => {
      for (const text of [report.title, ...report.marks, `Page ${index + 1} of ${pages.length}`]) expect(page).toContain(dense(text))
    })
  })

  test.skipIf(noPoppler)('embeds all its fonts, with the way back to text', () => {
    const fonts = run('pdffonts', path).split('\n').slice(2).filter((line) => line !== '')
    expect(fonts).toHaveLength(4)
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes\s+\S+\s+yes/)
  })

  test.skipIf(noPoppler)('has a title and a language', () => {
    expect(run('pdfinfo', path)).toMatch(/Title:\s+Gap report: Republic of Example/)
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (en)')
  })

  test.skipIf(noQpdf)('is a sound file', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  })

  test.skipIf(noQpdf)('has bookmarks for sections and recommendations, and contents that lead to them', () => {
    const file = JSON.parse(run('qpdf', '--json', '--json-key=outlines', path)) as { outlines: readonly Outline[] }
    const titles = (nodes: readonly Outline[]): string[] => nodes.flatMap(({ title, kids }) => [title, ...titles(kids)])
    const all = titles(file.outlines)
    for (const { title } of report.answers) expect(all).toContain(title)
    for (const key of ['findings.title', 'profile.title', 'answers.title', 'method.title', 'provenance.title'] as const) {
      expect(all).toContain(messages.t(key))
    }
    for (const { destpageposfrom1 } of file.outlines) expect(destpageposfrom1).toBeGreaterThan(0)
    const links = run('qpdf', '--qdf', '--object-streams=disable', path, '-').match(/\/Subtype \/Link/g) ?? []
    expect(links.length).toBeGreaterThanOrEqual(all.length - 2)
  })

  test.skipIf(noPoppler)('gives in its contents the pages on which the headings stand', () => {
    const pages = pageTexts(path)
    const contents = dense(pages[1] ?? '')
    for (const { title } of report.answers) {
      const name = dense(title)
      const page = pages.findIndex((text, index) => index > 1 && dense(text).includes(name)) + 1
      expect(contents).toContain(`${name}${page}`)
    }
  })

  test('makes no address from the file a link', () => {
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/URI/)
  })
})

interface Outline {
  readonly title: string
  readonly kids: readonly Outline[]
  readonly destpageposfrom1: number
}

describe('work in progress', () => {
  test('is told and can be stopped', async () => {
    const shares: number[] = []
    await renderPdf(sampleReport(), messages, { fonts: nodeFonts, onProgress: (share) => { shares.push(share) } })
    expect(shares.at(-1)).toBe(1)
    expect(shares.length).toBeGreaterThan(3)
    const stop = new AbortController()
    const work = renderPdf(sampleReport(), messages, { fonts: nodeFonts, signal: stop.signal, onProgress: () => { stop.abort(new Error('stopped')) } })
    await expect(work).rejects.toThrow('stopped')
  })
})
