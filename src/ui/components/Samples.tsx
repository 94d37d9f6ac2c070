import { Suspense, use, useState } from 'react'
import { useLocation } from 'wouter'
import type { WorkedCase, WorkedCaseText } from '../../core/rulebook/types.ts'
import { loadCaseTexts } from '../../i18n/load.ts'
import type { Locale } from '../../i18n/messages.ts'
import { answeredCase } from '../../store/samples.ts'
import { addAssessment } from '../../store/session.ts'
import { useLanguage } from '../language.tsx'
import { routes } from '../routes.ts'
import { loadRulebook } from '../work.tsx'
import { Loading } from './Loading.tsx'

let cases: Promise<readonly WorkedCase[]> | null = null
const texts = new Map<Locale, Promise<Readonly<Record<string, WorkedCaseText>>>>()

/** Worked cases with their words; loaded when somebody asks for them. */
export function useCases(): readonly { readonly worked: WorkedCase; readonly text: WorkedCaseText }[] {
  const { locale } = useLanguage()
  cases ??= import('virtual:instrument/cases').then((module) => module.default)
  const loading = texts.get(locale) ?? loadCaseTexts(locale)
  texts.set(locale, loading)
  const all = use(cases)
  const words = use(loading)
  return all.flatMap((worked) => {
    const text = words[worked.id]
    return text === undefined ? [] : [{ worked, text }]
  })
}

/** Something to try the app on: invented countries answered in full, and what a report says about named States. */
export function Samples() {
  const { t } = useLanguage().messages
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => { setOpen(currentTarget.open) }}>
      <summary>{t('samples.title')}</summary>
      {open ? <Suspense fallback={<Loading />}><SampleList /></Suspense> : <p />}
    </details>
  )
}

function SampleList() {
  const { messages } = useLanguage()
  const { t } = messages
  const [, navigate] = useLocation()
  const all = useCases()
  const start = async ({ worked, text }: (typeof all)[number]) => {
    const assessment = answeredCase(worked, text, await loadRulebook(), crypto.randomUUID(), messages)
    await addAssessment(assessment)
    navigate(routes.results(assessment.id))
  }
  const list = (fictional: boolean) => (
    <ul className="samples">
      {all.filter(({ worked }) => worked.fictional === fictional).map((one) => (
        <li key={one.worked.id}>
          <button className="link-btn" type="button" onClick={() => { void start(one) }}>{one.text.title}</button>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="stack">
      <h3>{t('samples.fictional')}</h3>
      {list(true)}
      <h3>{t('samples.reported')}</h3>
      <p className="note">{t('samples.reportedNote')}</p>
      {list(false)}
    </div>
  )
}
