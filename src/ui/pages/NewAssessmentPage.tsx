import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { type AssessmentKind, KINDS } from '../../core/assessment/types.ts'
import { blankAssessment } from '../../core/assessment/write.ts'
import { blankExercise } from '../../store/samples.ts'
import { addAssessment } from '../../store/session.ts'
import { type Details, DetailsForm, withDetails } from '../components/DetailsForm.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCases } from '../components/Samples.tsx'
import { useMessages } from '../language.tsx'
import { routes } from '../routes.ts'
import { useInstrument } from '../work.tsx'

export function NewAssessmentPage({ kind }: { readonly kind: string }) {
  const known = KINDS.find((one) => one === kind)
  if (known === undefined) return <Redirect to={routes.start} />
  return known === 'exercise' ? <NewExercise /> : <NewAssessment kind={known} />
}

function NewAssessment({ kind }: { readonly kind: AssessmentKind }) {
  const { t } = useMessages()
  const { rulebook } = useInstrument()
  const [, navigate] = useLocation()
  const [initial] = useState<Details>({ name: '', iso3: '', from: '', to: '', assessor: '', role: kind === 'audit' ? 'ngo' : 'government' })
  const create = async (details: Details) => {
    const blank = blankAssessment(rulebook, { id: crypto.randomUUID(), kind, scope: { depth: 'full' } })
    await addAssessment(withDetails(blank, details))
    navigate(routes.tasks(blank.id))
  }
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle title={t(kind === 'audit' ? 'new.audit' : 'new.self')} />
        <p className="lead">{t(kind === 'audit' ? 'new.auditLead' : 'new.selfLead')}</p>
      </div>
      <DetailsForm initial={initial} submit={t('new.start')} onSubmit={(details) => { void create(details) }} />
    </div>
  )
}

/** An exercise starts from an invented country: its text to read, nothing answered. */
function NewExercise() {
  const messages = useMessages()
  const { t } = messages
  const { rulebook } = useInstrument()
  const cases = useCases().filter(({ worked }) => worked.fictional)
  const [, navigate] = useLocation()
  const start = async ({ worked, text }: (typeof cases)[number]) => {
    const blank = blankExercise(worked, text, rulebook, crypto.randomUUID(), messages)
    await addAssessment(blank)
    navigate(routes.tasks(blank.id))
  }
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle title={t('new.exercise')} />
        <p className="lead">{t('new.exerciseLead')}</p>
      </div>
      {cases.map((one) => (
        <section className="stack" key={one.worked.id}>
          <h2>{one.text.title}</h2>
          <p>{`${one.text.text.split('\n')[0]?.slice(0, 220) ?? ''}…`}</p>
          <div className="row">
            <button className="btn" type="button" onClick={() => { void start(one) }}>
              {t('new.exerciseStart')}<span className="hidden"> {one.text.title}</span>
            </button>
          </div>
        </section>
      ))}
    </div>
  )
}
