import { useState } from 'react'
import { LOCALES, type Locale } from '../../i18n/messages.ts'
import { useMessages } from '../language.tsx'
import { downloadReportJson, type ReportSource } from '../make-report.ts'

/** The report as data, for those who want to go on counting. */
export function JsonDownload({ locale, source }: { readonly locale: Locale; readonly source: ReportSource }) {
  const { t, number } = useMessages()
  const [words, setWords] = useState('')
  const make = async () => {
    try {
      const { name, bytes } = await downloadReportJson(locale, source)
      setWords(t('reportPage.jsonDone', { name, size: number(Math.max(1, Math.round(bytes / 1000))) }))
    } catch (error) {
      setWords(t('reportPage.failed', { reason: error instanceof Error ? error.message : String(error) }))
    }
  }
  return (
    <div className="report-download">
      <div className="row">
        <button className="btn quiet" type="button" onClick={() => { void make() }}>{t('reportPage.json', { language: LOCALES[locale] })}</button>
      </div>
      <p role="status" className="note">{words}</p>
    </div>
  )
}
