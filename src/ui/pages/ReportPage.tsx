import { Suspense, use, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { buildReport } from '../../core/report/build.ts'
import { LOCALES, type Locale } from '../../i18n/messages.ts'
import { PDF_LOCALES } from '../../i18n/pdf-locales.ts'
import { VERSION } from '../../version.ts'
import { JsonDownload } from '../components/JsonDownload.tsx'
import { Loading } from '../components/Loading.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { PdfDownload } from '../components/PdfDownload.tsx'
import { ReportContents, ReportPreview } from '../components/ReportPreview.tsx'
import { useLanguage } from '../language.tsx'
import type { ReportSource } from '../make-report.ts'
import { languageOf } from '../report-language.ts'
import { routes } from '../routes.ts'
import { useWork } from '../work.tsx'
import './ReportPage.css'

/** What the report holds, in which language, and the files to take away. */
export function ReportPage() {
  const { rulebook, assessment, evaluation } = useWork()
  const { messages, locale } = useLanguage()
  const { t } = messages
  const [chosen, setChosen] = useState<Locale>(locale)
  const source = useMemo(() => ({ rulebook, assessment, evaluation }), [rulebook, assessment, evaluation])
  return (
    <div className="report-page">
      <header className="stack">
        <PageTitle title={t('reportPage.title')} />
        <p className="lead">{t('reportPage.lead')}</p>
      </header>
      <div className="report-columns">
        <div className="stack-wide">
          <LanguageField chosen={chosen} choose={setChosen} />
          <section className="stack" aria-labelledby="report-files">
            <h2 id="report-files">{t('reportPage.files')}</h2>
            <div className="report-warning">
              <p><b>{t('reportPage.warning')}</b> {t('reportPage.warningText')}</p>
            </div>
            <PdfDownload locale={pdfLocale(chosen)} source={source} />
            <JsonDownload key={chosen} locale={chosen} source={source} />
          </section>
          <p><Link href={routes.results(assessment.id)}>{t('reportPage.toResults')}</Link></p>
        </div>
        <Suspense fallback={<Loading />}><Preview locale={chosen} source={source} /></Suspense>
      </div>
    </div>
  )
}

/** The chosen language where the PDF speaks it, else the first that it does. */
function pdfLocale(chosen: Locale): Locale {
  return PDF_LOCALES.includes(chosen) ? chosen : (PDF_LOCALES[0] ?? chosen)
}

function LanguageField({ chosen, choose }: { readonly chosen: Locale; readonly choose: (locale: Locale) => void }) {
  const { messages } = useLanguage()
  const { t, list } = messages
  const locales = Object.keys(LOCALES) as Locale[]
  return (
    <fieldset className="stack report-language">
      <legend>{t('reportPage.language')}</legend>
      <div className="row">
        {locales.map((locale) => (
          <label key={locale}>
            <input type="radio" name="report-language" checked={chosen === locale} onChange={() => { choose(locale) }} /> <span lang={locale}>{LOCALES[locale]}</span>
          </label>
        ))}
      </div>
      {locales.every((locale) => PDF_LOCALES.includes(locale)) ? null : (
        <p className="note">{t('reportPage.languageNote', { list: list(PDF_LOCALES.map((locale) => LOCALES[locale])) })}</p>
      )}
    </fieldset>
  )
}

function Preview({ locale, source }: { readonly locale: Locale; readonly source: ReportSource }) {
  const { t } = useLanguage().messages
  const language = use(languageOf(locale))
  const report = useMemo(
    () => buildReport(source.rulebook, source.assessment, source.evaluation, language, { appVersion: VERSION }),
    [source, language],
  )
  return (
    <div className="stack-wide">
      <section className="stack" aria-labelledby="report-contains">
        <h2 id="report-contains">{t('reportPage.contains')}</h2>
        <ReportContents report={report} />
      </section>
      <div className="stack">
        <h2>{t('reportPage.preview')}</h2>
        <ReportPreview report={report} />
      </div>
    </div>
  )
}
