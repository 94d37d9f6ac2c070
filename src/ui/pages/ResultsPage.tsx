import { useMemo } from 'react'
import { Link } from 'wouter'
import { buildReport } from '../../core/report/build.ts'
import type { Report, Summary } from '../../core/report/model.ts'
import { VERSION } from '../../version.ts'
import { AskNext } from '../components/AskNext.tsx'
import { ChangeList } from '../components/ChangeList.tsx'
import { ClaimedTable } from '../components/ClaimedTable.tsx'
import { ClearedList } from '../components/ClearedList.tsx'
import { findingAnchor } from '../components/FindingCard.tsx'
import { FindingGroups } from '../components/FindingGroups.tsx'
import { FirmnessTable } from '../components/FirmnessTable.tsx'
import { IndicatorTable } from '../components/IndicatorTable.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { ProfileChart } from '../components/ProfileChart.tsx'
import { ResultsSection, SectionList, type SectionName } from '../components/ResultsSection.tsx'
import { ScorePartsList } from '../components/ScorePartsList.tsx'
import { UndeterminedList } from '../components/UndeterminedList.tsx'
import { UnknownList } from '../components/UnknownList.tsx'
import { useMessages } from '../language.tsx'
import { routes } from '../routes.ts'
import { showPlace } from '../show-place.ts'
import { useWork } from '../work.tsx'
import './ResultsPage.css'

/** What the answers show. Everything here is read from the report; nothing is computed on the page. */
export function ResultsPage() {
  const { rulebook, assessment, evaluation, language } = useWork()
  const report = useMemo(
    () => buildReport(rulebook, assessment, evaluation, language, { appVersion: VERSION }),
    [rulebook, assessment, evaluation, language],
  )
  return evaluation.counts.answered === 0 ? <NothingYet report={report} id={assessment.id} /> : <Results report={report} id={assessment.id} />
}

interface Props {
  readonly report: Report
  readonly id: string
}

/** Before the first answer: the picture is open from end to end, and the page says where to begin. */
function NothingYet({ report, id }: Props) {
  const { t } = useMessages()
  return (
    <div className="results">
      <header className="results-head">
        <Marks marks={report.marks} />
        <PageTitle title={report.summary.headline} />
        <p className="lead">{t('results.nothing')}</p>
        <p><Link className="btn" href={routes.tasks(id)}>{t('results.begin')}</Link></p>
      </header>
      <ResultsSection id="profile" title={t('profile.title')}><ProfileChart profile={report.profile} /></ResultsSection>
      <ResultsSection id="unknown" title={t('unknown.title')} intro={t('results.unknown.intro')}><UnknownList unknown={report.unknown} /></ResultsSection>
    </div>
  )
}

function Results({ report, id }: Props) {
  const { t } = useMessages()
  const { summary, profile, findings, clearedByNotApplicable, undetermined, unknown } = report
  return (
    <div className="results">
      <Head report={report} sections={sectionsOf(report, t)} />
      <ResultsSection id="profile" title={t('profile.title')}><ProfileChart profile={profile} /></ResultsSection>
      <ResultsSection id="changes" title={t('summary.changes')} intro={t('results.changes.intro')}>
        <ChangeList changes={summary.changes} />
        <p className="no-print"><Link href={routes.plan(id)}>{t('plan.title')}</Link></p>
      </ResultsSection>
      <ResultsSection id="findings" title={t('findings.title')}><FindingGroups groups={findings} /></ResultsSection>
      <ResultsSection id="indicators" title={t('profile.byIndicator')} intro={t('results.indicators.intro')}><IndicatorTable profile={profile} /></ResultsSection>
      <ResultsSection id="score-parts" title={t('scoreParts.title')} intro={t('scoreParts.intro')}><ScorePartsList /></ResultsSection>
      <ResultsSection id="claimed" title={t('results.claimed.title')} intro={t('results.claimed.intro')}><ClaimedTable profile={profile} /></ResultsSection>
      <ResultsSection id="firmness" title={t('firmness.title')} intro={t('firmness.intro')}><FirmnessTable /></ResultsSection>
      {clearedByNotApplicable.length === 0 ? null : (
        <ResultsSection id="cleared" title={t('cleared.title')} intro={t('cleared.intro')}><ClearedList cleared={clearedByNotApplicable} /></ResultsSection>
      )}
      {undetermined.length === 0 ? null : (
        <ResultsSection id="undetermined" title={t('undetermined.title')} intro={t('undetermined.intro')}><UndeterminedList undetermined={undetermined} /></ResultsSection>
      )}
      <ResultsSection id="ask-next" title={t('askNext.title')} intro={t('askNext.intro')}><AskNext /></ResultsSection>
      <ResultsSection id="unknown" title={t('unknown.title')} {...(unknown.length === 0 ? {} : { intro: t('results.unknown.intro') })}>
        <UnknownList unknown={unknown} />
      </ResultsSection>
      <p className="no-print"><Link className="btn" href={routes.report(id)}>{t('results.toReport')}</Link></p>
    </div>
  )
}

function sectionsOf({ clearedByNotApplicable, undetermined }: Report, t: ReturnType<typeof useMessages>['t']): SectionName[] {
  return [
    { id: 'profile', title: t('profile.title') },
    { id: 'changes', title: t('summary.changes') },
    { id: 'findings', title: t('findings.title') },
    { id: 'indicators', title: t('profile.byIndicator') },
    { id: 'score-parts', title: t('scoreParts.title') },
    { id: 'claimed', title: t('results.claimed.title') },
    { id: 'firmness', title: t('firmness.title') },
    ...(clearedByNotApplicable.length === 0 ? [] : [{ id: 'cleared', title: t('cleared.title') }]),
    ...(undetermined.length === 0 ? [] : [{ id: 'undetermined', title: t('undetermined.title') }]),
    { id: 'ask-next', title: t('askNext.title') },
    { id: 'unknown', title: t('unknown.title') },
  ]
}

function Head({ report, sections }: { readonly report: Report; readonly sections: readonly SectionName[] }) {
  const { t } = useMessages()
  const { summary } = report
  const [first, ...others] = summary.paragraphs
  return (
    <header className="results-head">
      <Marks marks={report.marks} />
      <PageTitle title={summary.headline} />
      <div className="two">
        <div className="stack">
          <p className="lead">{first}</p>
          {others.map((text) => <p key={text}>{text}</p>)}
        </div>
        <Worst worst={summary.worst} />
      </div>
      <SectionList label={t('results.onThisPage')} sections={sections} />
    </header>
  )
}

/** On paper the bar above the page, which carries the marks on the screen, is left out. */
function Marks({ marks }: { readonly marks: readonly string[] }) {
  return <ul className="results-marks plain-list" aria-hidden="true">{marks.map((mark) => <li key={mark}>{mark}</li>)}</ul>
}

function Worst({ worst }: { readonly worst: Summary['worst'] }) {
  const { t } = useMessages()
  return (
    <aside className="aside" aria-label={t('summary.worst')}>
      <h2 className="aside-title">{t('summary.worst')}</h2>
      {worst.length === 0 ? <p>{t('summary.noWorst')}</p> : (
        <ol className="results-worst">
          {worst.map(({ rule, title, recommendation, severity }) => (
            <li key={rule}>
              <b>{recommendation}</b>
              <span>
                <button className="link-btn" type="button" onClick={() => { showPlace(findingAnchor(rule)) }}>{title}</button>
                <span className="note">{severity}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </aside>
  )
}
