import { describe, expect, test } from 'vitest'
import { nodeFonts } from '../../../src/cli/fonts.ts'
import type { Report, ReportAnswer } from '../../../src/core/report/model.ts'
import { renderPdf } from '../../../src/exporters/pdf/render.ts'
import { messages, sampleReport } from './fixture.ts'
import { bodyText, dense, missing, pageTexts, run, saved } from './programs.ts'

const noPoppler = missing('pdftotext')
const noQpdf = missing('qpdf')

/** The sample with one changed answer, few others, and nothing that repeats the change. */
function withAnswer(change: Partial<ReportAnswer>, more: Partial<Report> = {}): Report {
  const report = sampleReport()
  const [section] = report.answers
  const [criterion] = section?.criteria ?? []
  const [answer] = criterion?.answers ?? []
  if (section === undefined || criterion === undefined || answer === undefined) throw new Error('the sample has no answer')
  return {
    ...report, findings: [], unknown: [], undetermined: [], clearedByNotApplicable: [], ...more,
    answers: [{ ...section, criteria: [{ ...criterion, answers: [{ ...answer, ...change }] }] }],
  }
}

async function fileOf(report: Report): Promise<string> {
  return saved(await renderPdf(report, messages, { fonts: nodeFonts }))
}

function bodyOf(path: string, report: Report): string {
  return bodyText(path, report.title, report.marks)
}

describe('characters that the fonts lack', () => {
  test.skipIf(noPoppler)('are marked one by one and counted', async () => {
    const report = withAnswer({ note: 'Named محمد and རྡོ, sent 🙂, done.' })
    const body = bodyOf(await fileOf(report), report)
    expect(body).toContain(dense('Named ���� and ���, sent �, done.'))
    expect(body).toContain(dense(messages.t('pdf.notShown', { count: 8 })))
  })

  test.skipIf(noPoppler)('are not spoken of when there are none', async () => {
    const report = withAnswer({ note: 'Žluťoučký kůň; Ελλάδα; Київ; “quoted” – 50 €; Thị trấn; ½ → ≤ …' })
    const body = bodyOf(await fileOf(report), report)
    expect(body).toContain(dense(report.answers[0]?.criteria[0]?.answers[0]?.note ?? ''))
    expect(body).not.toContain('\uFFFD')
  })

  test.skipIf(noPoppler)('keep apart what only looks alike: copied text is what was written', async () => {
    const note = 'ʻokina ‘quote’ ʼapostrophe; µ and μ; A and А; non‑breaking'
    const report = withAnswer({ note })
    const body = bodyOf(await fileOf(report), report)
    expect(body).toContain(dense(note.replace('‑', '-')))
  })

  test.skipIf(noPoppler)('are marked where they would be invisible: control characters, direction marks, lone surrogates', async () => {
    const report = withAnswer({ note: 'a\u0000b\u0007c\u202Ed\uD800e\u200Ff' })
    expect(bodyOf(await fileOf(report), report)).toContain('a�b�c�d�e�f')
  })
})

describe('Chinese', () => {
  test.skipIf(noPoppler)('quotations are shown, with the font loaded for them only', async () => {
    const note = '《中华人民共和国刑法》第二百四十条：“拐卖妇女、儿童的，处五年以上十年以下有期徒刑”。'
    const report = withAnswer({ note, answer: note })
    const path = await fileOf(report)
    expect(bodyOf(path, report)).toContain(note)
    expect(run('pdffonts', path)).toMatch(/han\s+CID TrueType\s+Identity-H\s+yes\s+\S+\s+yes/)
    const loaded: string[] = []
    await renderPdf(withAnswer({}), messages, { fonts: { load: (name) => { loaded.push(name); return nodeFonts.load(name) } } })
    expect(loaded).not.toContain('han')
  })
})

describe('long and hostile text', () => {
  test.skipIf(noPoppler)('a note of 5,000 characters flows over pages, whole', async () => {
    const note = Array.from({ length: 900 }, (_, index) => `w${index}`).join(' ').slice(0, 5000)
    const report = withAnswer({ note: note.padEnd(5000, 'z') })
    const path = await fileOf(report)
    expect(bodyOf(path, report)).toContain(dense(note))
  })

  test.skipIf(noPoppler)('a quotation of 60,000 characters flows over many pages, whole', async () => {
    const quote = Array.from({ length: 10_000 }, (_, index) => `q${index}`).join(' ')
    const report = withAnswer({ evidence: [{ type: 'Law', citation: 'Act', quote, page: '1', url: '' }] })
    expect(bodyOf(await fileOf(report), report)).toContain(dense(quote))
  })

  test.skipIf(noPoppler)('brackets, backslashes, line ends and words longer than a page are shown as they are', async () => {
    const word = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('')
    const note = `(unbalanced ((( \\) \\n \\000 <script>alert(1)</script> %PDF endstream endobj\r\nsecond\rthird\n\nfifth ${word}`
    const report = withAnswer({ note, text: word, answer: `(${word})`, basis: word })
    const body = bodyOf(await fileOf(report), report)
    expect(body).toContain(dense(note))
    expect(body).toContain(`(${word})`)
  })

  test.skipIf(noQpdf)('hostile titles and marks leave the file sound and its bookmarks readable', async () => {
    const title = 'Gap report: (Čeč\\ko) \u0000 ćelija \r\n ) >> endobj 艾 Ѝ'
    const report = withAnswer({}, { title, marks: ['EXERCISE ) \\', 'x'.repeat(600)] })
    const first = report.answers[0]
    if (first === undefined) throw new Error('the sample has no answer')
    const path = await fileOf({ ...report, answers: [{ ...first, title: 'č (Č) \\ \r 1 0 obj' }] })
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    expect(run('qpdf', '--json', '--json-key=outlines', path).normalize('NFC')).toContain('č (Č) \\\\ 1 0 obj')
    expect(run('pdfinfo', path).normalize('NFC')).toContain('Gap report: (Čeč\\ko)')
  })

  test.skipIf(noPoppler)('a first page that is too full runs on, nothing is lost', async () => {
    const report = sampleReport()
    const summary = { ...report.summary, paragraphs: Array.from({ length: 40 }, (_, index) => `Paragraph ${index}: ${'much is said here. '.repeat(12)}`) }
    const full = withAnswer({}, { summary })
    const body = bodyOf(await fileOf(full), full)
    for (const text of [...summary.paragraphs, ...summary.changes.map((change) => change.text)]) expect(body).toContain(dense(text))
  })

  test('an empty report is a document too', async () => {
    const report = withAnswer({}, {
      about: [], marks: [], title: '', provenance: [], disclaimer: [], method: [],
      summary: { headline: '', paragraphs: [], worst: [], changes: [] }, profile: { overall: null, rows: [], thresholds: [] },
    })
    const path = await fileOf({ ...report, answers: [] })
    if (!noPoppler) expect(pageTexts(path).length).toBeGreaterThan(1)
  })
})
