import type { Assessment } from '../core/assessment/types.ts'
import type { Evaluation } from '../core/engine/evaluation.ts'
import { buildReport } from '../core/report/build.ts'
import type { Report } from '../core/report/model.ts'
import type { Rulebook } from '../core/rulebook/types.ts'
import type { Locale } from '../i18n/messages.ts'
import { VERSION } from '../version.ts'
import { type CheckedPdf, checkPdf } from './check-pdf.ts'
import { downloadBytes, downloadText, fileName } from './download.ts'
import { languageOf } from './report-language.ts'

/** What a report is made of. */
export interface ReportSource {
  readonly rulebook: Rulebook
  readonly assessment: Assessment
  readonly evaluation: Evaluation
}

/** The report in any language of the app, whichever the screen shows. */
async function reportIn(locale: Locale, { rulebook, assessment, evaluation }: ReportSource): Promise<Report> {
  return buildReport(rulebook, assessment, evaluation, await languageOf(locale), { appVersion: VERSION })
}

interface Making {
  readonly signal: AbortSignal
  /** Share of the work done, 0 to 1. */
  readonly onProgress: (share: number) => void
}

/**
 * Makes the PDF report, reads it back and hands it out.
 * @throws when it cannot be made or is not whole; nothing is handed out then.
 */
export async function downloadPdf(locale: Locale, source: ReportSource, making: Making): Promise<CheckedPdf & { readonly name: string }> {
  // The library and the fonts load only now.
  const [{ renderPdf }, { browserFonts }, report, language] = await Promise.all([
    import('../exporters/pdf/render.ts'), import('../exporters/pdf/fonts.ts'), reportIn(locale, source), languageOf(locale),
  ])
  const bytes = new Uint8Array(await renderPdf(report, language, { fonts: browserFonts, ...making }))
  const checked = checkPdf(bytes)
  const name = nameOf(report, source, 'pdf')
  downloadBytes(bytes, name, 'application/pdf')
  return { ...checked, name }
}

/** Hands out the report as data. @throws when the language cannot be loaded. */
export async function downloadReportJson(locale: Locale, source: ReportSource): Promise<{ readonly name: string; readonly bytes: number }> {
  const report = await reportIn(locale, source)
  const text = `${JSON.stringify(report, null, 2)}\n`
  const name = nameOf(report, source, 'json')
  downloadText(text, name)
  return { name, bytes: new TextEncoder().encode(text).length }
}

function nameOf(report: Report, { assessment }: ReportSource, extension: string): string {
  return fileName([report.title, assessment.subject.from ?? '', report.locale], extension)
}
