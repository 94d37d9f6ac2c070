import { Link } from 'wouter'
import { describeFinding } from '../../core/report/findings.ts'
import type { Messages } from '../../core/language.ts'
import { LEADS, type Recommendation } from '../../core/rulebook/types.ts'
import { DepthChoice } from '../components/DepthChoice.tsx'
import { SmallFinding, worstFirst } from '../components/FindingsAside.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { isOpen, type Progress, progressOf, type Step, stepsOf } from '../progress.ts'
import { routes } from '../routes.ts'
import { useWork } from '../work.tsx'
import './TaskListPage.css'

/** Findings told beside the list; the others are on the results page. */
const TOLD = 3

/** Where the work stands: the recommendations, how far each has come, and where to go on. */
export function TaskListPage() {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const steps = stepsOf(rulebook, assessment.scope)
  const next = steps.find(({ questions }) => questions.some(({ id }) => isOpen(id, assessment.responses)))
  const shown = rulebook.recommendations.filter(({ number }) => steps.some(({ criterion }) => criterion.recommendation === number))
  const all = progressOf(steps.flatMap(({ questions }) => questions), assessment.responses)
  return (
    <div className="two task-page">
      <div className="stack task-main">
        <PageTitle title={t('tasks.title', { count: shown.length })} />
        <p>{t('tasks.intro', { progress: progressInWords(all, language) })}</p>
        <NextButton next={next} started={all.state !== 'not-started'} />
        <DepthChoice />
        <ol className="tasks plain-list">
          {shown.map((recommendation) => (
            <Task
              key={recommendation.number}
              recommendation={recommendation}
              steps={steps.filter(({ criterion }) => criterion.recommendation === recommendation.number)}
              isNext={next?.criterion.recommendation === recommendation.number}
            />
          ))}
        </ol>
        <p><Link href={routes.check(assessment.id)}>{t('tasks.check')}</Link></p>
      </div>
      <SoFar />
    </div>
  )
}

function NextButton({ next, started }: { readonly next: Step | undefined; readonly started: boolean }) {
  const { assessment, language: { t, instrument } } = useWork()
  if (next === undefined) return <p><Link className="btn" href={routes.check(assessment.id)}>{t('tasks.check')}</Link></p>
  const { id } = next.criterion
  return (
    <div className="task-next">
      <Link className="btn" href={routes.criterion(assessment.id, id)}>{t(started ? 'tasks.continue' : 'tasks.start')}</Link>
      <span className="note">{t('tasks.next', { criterion: id, title: instrument.criteria[id]?.title ?? '' })}</span>
    </div>
  )
}

interface TaskProps {
  readonly recommendation: Recommendation
  readonly steps: readonly Step[]
  readonly isNext: boolean
}

function Task({ recommendation, steps, isNext }: TaskProps) {
  const { assessment, language } = useWork()
  const { t, instrument } = language
  const questions = steps.flatMap((step) => step.questions)
  const progress = progressOf(questions, assessment.responses)
  const leads = LEADS.filter((lead) => questions.some((question) => question.lead === lead)).map((lead) => t(`lead.${lead}`))
  return (
    <li>
      <details className="task" open={isNext}>
        <summary>
          <span className="task-number">{recommendation.number}</span>
          <span className="task-name">
            <h2>{instrument.recommendations[recommendation.number]?.title}</h2>
            <span className="note">{t('tasks.questionsBy', { count: progress.questions, leads: language.list(leads) })}</span>
          </span>
          <State progress={progress} />
        </summary>
        <ul className="criteria plain-list">
          {steps.map(({ criterion, questions: own }) => (
            <li key={criterion.id}>
              <span className="criterion-number">{criterion.id}</span>
              <Link href={routes.criterion(assessment.id, criterion.id)}>{instrument.criteria[criterion.id]?.title}</Link>
              <State progress={progressOf(own, assessment.responses)} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function State({ progress }: { readonly progress: Progress }) {
  const { language } = useWork()
  const { t } = language
  switch (progress.state) {
    case 'not-started':
      return <span className="task-state">{t('tasks.state.notStarted')}</span>
    case 'in-progress':
      return <span className="task-state">{progressInWords(progress, language)}</span>
    case 'ready':
      return (
        <span className="task-state">
          <b>{t('tasks.state.ready')}</b>
          {progress.answered === progress.questions && progress.inPart === 0 ? null : <span className="note">{progressInWords(progress, language)}</span>}
        </span>
      )
  }
}

/** "9 of 17 answered (2 in part), 3 waiting, 1 does not apply". */
function progressInWords({ questions, answered, inPart, waiting, notApplicable }: Progress, { t }: Messages): string {
  return [
    t('tasks.answered', { answered, questions, inPart }),
    ...(waiting === 0 ? [] : [t('tasks.waiting', { count: waiting })]),
    ...(notApplicable === 0 ? [] : [t('tasks.notApplicable', { count: notApplicable })]),
  ].join(t('tasks.comma'))
}

function SoFar() {
  const { rulebook, assessment, evaluation, language } = useWork()
  const { t } = language
  const found = worstFirst(evaluation.findings.filter(({ state, rule }) => state === 'found' && rule.kind !== 'promising-practice'))
  return (
    <aside className="aside" aria-labelledby="so-far">
      <h2 id="so-far">{t('tasks.soFar')}</h2>
      {found.length === 0 ? <p>{t('tasks.soFar.none')}</p> : null}
      {found.slice(0, TOLD).map((finding) => <SmallFinding key={finding.rule.id} brief finding={describeFinding(finding, rulebook, assessment, language)} />)}
      {found.length <= TOLD ? null : <p><Link href={routes.results(assessment.id)}>{t('tasks.soFar.all', { count: found.length })}</Link></p>}
    </aside>
  )
}
