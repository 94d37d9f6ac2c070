import { useState } from 'react'
import { Link } from 'wouter'
import { openState } from '../../core/report/answers.ts'
import { answerInWords } from '../../core/report/words.ts'
import type { Question } from '../../core/rulebook/types.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { QuestionLink } from '../components/QuestionLink.tsx'
import { type Step, stepsOf } from '../progress.ts'
import { routes } from '../routes.ts'
import { useWork } from '../work.tsx'
import './CheckAnswersPage.css'

/** Every answer of the chosen view in words, each with the way back to its question. */
export function CheckAnswersPage() {
  const { rulebook, assessment, language } = useWork()
  const { t, instrument } = language
  const [onlyOpen, setOnlyOpen] = useState(false)
  const steps = stepsOf(rulebook, assessment.scope)
  const isUnsettled = ({ id }: Question) => openState(assessment.responses[id]?.answer) !== null
  const open = steps.flatMap(({ questions }) => questions).filter(isUnsettled).length
  const shown = onlyOpen ? steps.map((step) => ({ ...step, questions: step.questions.filter(isUnsettled) })).filter(({ questions }) => questions.length > 0) : steps
  const inView = new Set(steps.flatMap(({ questions }) => questions.map(({ id }) => id)))
  const outside = rulebook.questions.filter(({ id }) => !inView.has(id) && assessment.responses[id]?.answer !== undefined).length
  const recommendations = rulebook.recommendations.map(({ number }) => ({
    number,
    title: instrument.recommendations[number]?.title ?? '',
    steps: shown.filter(({ criterion }) => criterion.recommendation === number),
  })).filter((one) => one.steps.length > 0)
  return (
    <div className="stack-wide check-page">
      <div className="stack">
        <PageTitle title={t('check.title')} />
        <p>{t('check.intro', { open })} {outside === 0 ? null : t('check.outside', { count: outside })}</p>
        <label className="check-filter">
          <input type="checkbox" checked={onlyOpen} onChange={({ target }) => { setOnlyOpen(target.checked) }} />
          <span>{t('check.onlyOpen', { count: open })}</span>
        </label>
      </div>
      {recommendations.length === 0 ? <p role="status">{t('check.nothingOpen')}</p> : null}
      {recommendations.map(({ number, title, steps: own }) => (
        <section className="stack" key={number}>
          <h2>{t('answers.recommendation', { recommendation: String(number), title })}</h2>
          {own.map((step) => <Answers key={step.criterion.id} step={step} />)}
        </section>
      ))}
      <div className="row">
        <Link className="btn" href={routes.results(assessment.id)}>{t('check.results')}</Link>
        <Link href={routes.tasks(assessment.id)}>{t('check.tasks')}</Link>
      </div>
    </div>
  )
}

function Answers({ step: { criterion, questions } }: { readonly step: Step }) {
  const { language: { instrument } } = useWork()
  return (
    <section>
      <h3 className="check-criterion"><span className="note">{criterion.id}</span> {instrument.criteria[criterion.id]?.title}</h3>
      <dl className="check-list">{questions.map((question) => <CheckedAnswer key={question.id} question={question} />)}</dl>
    </section>
  )
}

function CheckedAnswer({ question: { id } }: { readonly question: Question }) {
  const { assessment, language } = useWork()
  const { t, instrument } = language
  const response = assessment.responses[id]
  const state = openState(response?.answer)
  const evidence = response?.evidence?.length ?? 0
  const text = instrument.questions[id]?.text ?? id
  return (
    <div className="check-row" data-open={state !== null}>
      <dt>{text}</dt>
      <dd className="check-answer">
        {state === null ? null : <span className="check-open">{t('check.open')}</span>}
        <span dir="auto">{answerInWords(id, response?.answer, language)}</span>
        {response?.answer === undefined && evidence === 0 ? null : <span className="note">{t('findings.evidenceCount', { count: evidence })}</span>}
        {(response?.note ?? '') === '' ? null : <span className="note">{t('check.note')}</span>}
      </dd>
      <dd className="check-change">
        <QuestionLink question={id}>
          {t(response?.answer === undefined ? 'check.answer' : 'check.change')}<span className="hidden">{t('check.changeWhat', { question: text })}</span>
        </QuestionLink>
      </dd>
    </div>
  )
}
