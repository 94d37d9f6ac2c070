import type { Messages } from '../../core/language.ts'
import type { Report } from '../../core/report/model.ts'
import { Characters, needsHan } from './characters.ts'
import { type Anchor, type Item, type Page, paginate, placesOf } from './flow.ts'
import type { FontSource } from './fonts.ts'
import { fingerprint } from './fingerprint.ts'
import { type Head, runningHead } from './head.ts'
import { type Bookmark, Paper, type Place } from './paper.ts'
import { answersSection } from './sections/answers.ts'
import { methodSection, notShown, provenanceSection } from './sections/closing.ts'
import { contentsSection } from './sections/contents.ts'
import { coverSection } from './sections/cover.ts'
import { findingsSection } from './sections/findings.ts'
import { clearedSection, undeterminedSection, unknownSection } from './sections/open.ts'
import { profileSection } from './sections/profile.ts'
import type { Section, Setting } from './setting.ts'
import { CONTENT_WIDTH, PAGE } from './style.ts'
import { Typesetter } from './typeset.ts'

export interface PdfOptions {
  readonly fonts: FontSource
  /** Stops the work between two pages; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Share of the pages drawn, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Pages drawn between two breaths, so that a browser stays responsive. */
const PAGES_AT_A_TIME = 4

/**
 * The gap report as a PDF document (A4). The same report gives the same bytes.
 *
 * @throws when jsPDF or a font cannot be loaded, or with the reason of `signal` when it is stopped.
 */
export async function renderPdf(report: Report, messages: Messages, options: PdfOptions): Promise<Uint8Array> {
  const source = JSON.stringify(report)
  const paper = await Paper.open(options.fonts, needsHan(source) || needsHan(messages.t('pdf.contents')))
  options.signal?.throwIfAborted()
  const setter = new Typesetter(new Characters(paper.coverages))
  const setting: Setting = { setter, messages, box: { x: PAGE.margin, width: CONTENT_WIDTH }, profile: report.profile }
  const head = runningHead(setting, report)
  const pages = layOut(setting, report, head)
  await drawPages(paper, pages, head, options)
  paper.bookmarks(bookmarksOf(placesOf(pages), (title) => setter.characters.shownUncounted(title).text))
  paper.describe({ title: report.title, subject: report.summary.headline, locale: report.locale, identity: fingerprint(source) })
  return paper.bytes()
}

function layOut(setting: Setting, report: Report, head: Head): Page[] {
  const sections: readonly Section[] = [
    profileSection(setting),
    findingsSection(setting, report.findings),
    clearedSection(setting, report.clearedByNotApplicable),
    undeterminedSection(setting, report.undetermined),
    unknownSection(setting, report.unknown),
    answersSection(setting, report.answers),
    methodSection(setting, report.method),
    provenanceSection(setting, report.provenance, report.disclaimer),
  ]
  let places: ReadonlyMap<Anchor, Place> = new Map()
  const frame = { firstTop: PAGE.headTop + 6, top: head.bottom, bottom: PAGE.height - PAGE.bottom }
  const cover = coverSection(setting, report, frame.bottom - frame.firstTop)
  const contents = contentsSection(setting, anchorsOf(sections.flat()), (anchor) => places.get(anchor))
  const pages = paginate([...cover, ...contents, ...sections.flat(), ...notShown(setting)], frame)
  places = placesOf(pages)
  return pages
}

async function drawPages(paper: Paper, pages: readonly Page[], head: Head, { signal, onProgress }: PdfOptions): Promise<void> {
  for (const [index, page] of pages.entries()) {
    paper.newPage()
    head.draw(paper, index + 1, pages.length)
    for (const { item, top } of page) item.draw(paper, top)
    if ((index + 1) % PAGES_AT_A_TIME !== 0) continue
    onProgress?.((index + 1) / pages.length)
    await breath()
    signal?.throwIfAborted()
  }
  onProgress?.(1)
}

function breath(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, 0) })
}

function anchorsOf(items: readonly Item[]): Anchor[] {
  return items.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]))
}

function bookmarksOf(places: ReadonlyMap<Anchor, Place>, shown: (title: string) => string): Bookmark[] {
  const sections: { title: string; page: number; children: Bookmark[] }[] = []
  for (const [{ title, level }, { page }] of places) {
    const bookmark = { title: shown(title), page, children: [] }
    if (level === 1) sections.push(bookmark)
    else sections.at(-1)?.children.push(bookmark)
  }
  return sections
}
