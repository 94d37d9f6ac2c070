import { type SubmitEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Language } from '../../core/language.ts'
import type { Criterion, Question } from '../../core/rulebook/types.ts'
import { type FormProblem, problemsOf } from '../answer-form.ts'
import { ErrorSummary } from '../components/ErrorSummary.tsx'
import { FindingsAside } from '../components/FindingsAside.tsx'
import { HowToAnswer } from '../components/HowToAnswer.tsx'
import { NotFound } from '../components/NotFound.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { problemInWords, QuestionField } from '../components/QuestionField.tsx'
import { neighbours, stepsOf } from '../progress.ts'
import { fieldId, type QuestionEditor, useQuestionForm } from '../question-form.ts'
import { questionAnchor, routes } from '../routes.ts'
import { showPlace } from '../show-place.ts'
import { SavedNote } from '../components/SavedLine.tsx'
import { useWork } from '../work.tsx'
import './QuestionPage.css'

interface Props {
  readonly criterionId: string
  /** Place on the page that the address names. */
  readonly anchor?: string | undefined
}

/** One criterion a page: its questions, and beside them what the answers have brought to light. */
export function QuestionPage({ criterionId, anchor }: Props) {
  const { rulebook } = useWork()
  const [version, setVersion] = useState(0)
  const onOvertaken = useCallback(() => { setVersion((before) => before + 1) }, [])
  const criterion = rulebook.recommendations.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId)
  useEffect(() => {
    if (anchor !== undefined) showPlace(anchor)
  }, [anchor])
  if (criterion === undefined) return <NotFound />
  return <CriterionForm key={version} criterion={criterion} anchor={anchor} onOvertaken={onOvertaken} />
}

/** Questions of a criterion: those that the chosen view asks, and the others. */
function useQuestions(criterion: Criterion): { readonly all: readonly Question[]; readonly asked: readonly Question[]; readonly others: readonly Question[] } {
  const { rulebook, assessment } = useWork()
  const { scope } = assessment
  return useMemo(() => {
    const all = rulebook.questions.filter((question) => question.criterion === criterion.id)
    const step = stepsOf(rulebook, scope).find((one) => one.criterion.id === criterion.id)
    const asked = step?.questions ?? []
    return { all, asked, others: all.filter((question) => !asked.includes(question)) }
  }, [rulebook, scope, criterion])
}

interface FormProps {
  readonly criterion: Criterion
  readonly anchor: string | undefined
  readonly onOvertaken: () => void
}

interface Attempt {
  readonly count: number
  readonly problems: ReadonlyMap<string, readonly FormProblem[]>
}

const NO_PROBLEMS: readonly FormProblem[] = []

function CriterionForm({ criterion, anchor, onOvertaken }: FormProps) {
  const { assessment, rulebook, language } = useWork()
  const { t } = language
  const [, navigate] = useLocation()
  const { all, asked, others } = useQuestions(criterion)
  const editor = useQuestionForm(assessment, all, onOvertaken)
  const [attempt, setAttempt] = useState<Attempt>({ count: 0, problems: new Map() })
  const { before, after } = neighbours(rulebook, assessment.scope, criterion.id)
  const goOn = (event: SubmitEvent) => {
    event.preventDefault()
    editor.write()
    const problems = new Map(all.flatMap((question) => {
      const own = problemsOf(question, editor.read(question.id))
      return own.length === 0 ? [] : [[question.id, own] as const]
    }))
    if (problems.size > 0) setAttempt(({ count }) => ({ count: count + 1, problems }))
    else navigate(after === null ? routes.check(assessment.id) : routes.criterion(assessment.id, after))
  }
  const number = String(criterion.recommendation)
  const text = language.instrument.criteria[criterion.id]
  const field = (question: Question, index: number, of: number) => (
    <OneQuestion
      key={question.id}
      question={question}
      index={index}
      of={of}
      editor={editor}
      problems={attempt.problems.get(question.id) ?? NO_PROBLEMS}
    />
  )
  return (
    <div className="two question-page">
      <form className="question-form" noValidate onSubmit={goOn} onBlur={editor.write}>
        <ErrorSummary errors={errorsOf([asked, others], attempt, language)} attempt={attempt.count} />
        <header className="stack">
          <p className="question-back">
            <Link href={routes.tasks(assessment.id)}>
              {t('answers.recommendation', { recommendation: number, title: language.instrument.recommendations[number]?.title ?? '' })}
            </Link>
          </p>
          <PageTitle title={text?.title ?? criterion.id} />
          <p className="criterion-text">{text?.text}</p>
          <HowToAnswer />
        </header>
        {asked.map((question, index) => field(question, index, asked.length))}
        {others.length === 0 ? null : (
          <details className="question-others" open={asked.length === 0 || others.some(({ id }) => questionAnchor(id) === anchor)}>
            <summary>
              {t('question.others', { count: others.length })}{' '}
              {t('question.othersAnswered', { count: others.filter(({ id }) => assessment.responses[id]?.answer !== undefined).length })}
            </summary>
            {others.map((question, index) => field(question, index, others.length))}
          </details>
        )}
        <SavedNote />
        <div className="row question-go">
          <button className="btn" type="submit">{t('question.continue')}</button>
          <Link href={before === null ? routes.tasks(assessment.id) : routes.criterion(assessment.id, before)}>{t('question.back')}</Link>
        </div>
      </form>
      <FindingsAside recommendation={criterion.recommendation} questions={useMemo(() => new Set(all.map(({ id }) => id)), [all])} />
    </div>
  )
}

/** Errors in the order of the page, each with the number that its question has there. */
function errorsOf(lists: readonly (readonly Question[])[], { problems }: Attempt, language: Language) {
  return lists.flatMap((list) => list.flatMap((question, index) =>
    (problems.get(question.id) ?? []).map((problem) => ({
      field: fieldId(question.id, problem.field),
      message: language.t('question.problemAt', { number: index + 1, problem: problemInWords(question, problem, language) }),
    })),
  ))
}

interface OneProps {
  readonly question: Question
  readonly index: number
  readonly of: number
  readonly editor: QuestionEditor
  readonly problems: readonly FormProblem[]
}

function OneQuestion({ question, index, of, editor, problems }: OneProps) {
  const { assessment, evaluation, language } = useWork()
  const { t, instrument } = language
  const text = instrument.questions[question.id]
  if (text === undefined) return null
  const raised = evaluation.findings.filter(({ state, because }) => state === 'found' && because.includes(question.id))
  return (
    <QuestionField
      question={question}
      text={text}
      why={instrument.criteria[question.criterion]?.text ?? ''}
      place={t('question.place', { number: index + 1, count: of, lead: t(`lead.${question.lead}`) })}
      editor={editor}
      language={language}
      stored={assessment.responses[question.id]?.answer}
      problems={problems}
      raised={raised.map(({ rule }) => instrument.rules[rule.id]?.title ?? rule.id).join('; ')}
    />
  )
}
