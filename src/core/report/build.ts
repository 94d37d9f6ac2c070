import { AS_REPORTED, type Assessment } from '../assessment/types.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import type { Language } from '../language.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { buildAnswers, buildUnknown } from './answers.ts'
import { buildClearedByNotApplicable, buildFindings, buildUndetermined } from './findings.ts'
import { buildMethod } from './method.ts'
import type { Fact, Report } from './model.ts'
import { buildProfile } from './profile.ts'
import { buildSummary, openQuestions } from './summary.ts'

export interface ReportOptions {
  /** Version of the app, for the provenance. */
  readonly appVersion: string
}

/**
 * The gap report of one assessment in one language, as plain data. Pure: the date of a report is the data's, not the
 * clock's.
 */
export function buildReport(
  rulebook: Rulebook,
  assessment: Assessment,
  evaluation: Evaluation,
  language: Language,
  options: ReportOptions,
): Report {
  return {
    locale: language.locale,
    direction: language.direction,
    title: reportTitle(assessment, language),
    about: about(rulebook, assessment, language),
    marks: reportMarks(rulebook, assessment, language),
    summary: buildSummary(rulebook, assessment, evaluation, language),
    profile: buildProfile(rulebook, assessment, evaluation, language),
    findings: buildFindings(rulebook, assessment, evaluation, language),
    clearedByNotApplicable: buildClearedByNotApplicable(rulebook, assessment, evaluation, language),
    undetermined: buildUndetermined(evaluation, language),
    unknown: buildUnknown(rulebook, assessment, language),
    answers: buildAnswers(rulebook, assessment, language),
    method: buildMethod(language),
    provenance: [
      { label: language.t('provenance.assessment'), value: assessment.id },
      { label: language.t('provenance.instrument'), value: `${rulebook.id} ${rulebook.version}` },
      { label: language.t('provenance.app'), value: `Lacuna ${options.appVersion}` },
      { label: language.t('provenance.source'), value: language.instrument.front.source },
    ],
    disclaimer: [language.t('method.letters'), language.t('disclaimer.un'), language.t('disclaimer.self')],
  }
}

function reportTitle({ subject }: Assessment, { t }: Language): string {
  return subject.name.trim() === '' ? t('report.titleUnnamed') : t('report.title', { subject: subject.name })
}

function about(rulebook: Rulebook, { subject, kind, assessor }: Assessment, { t, date, instrument }: Language): Fact[] {
  const given = (text: string) => (text.trim() === '' ? t('report.about.notGiven') : text)
  const dates = [subject.from, subject.to].flatMap((day) => (day === null || day === undefined || day === '' ? [] : [date(day)]))
  const [from, to] = dates
  const period =
    from === undefined ? t('report.about.notGiven') : to === undefined ? from : t('report.about.periodValue', { from, to })
  return [
    { label: t('report.about.subject'), value: given(subject.name) },
    { label: t('report.about.period'), value: period },
    { label: t('report.about.kind'), value: t(`assessmentKind.${kind}`) },
    { label: t('report.about.assessor'), value: given(assessor.name) },
    {
      label: t('report.about.instrument'),
      value: t('report.about.instrumentValue', { title: instrument.front.title, version: rulebook.version }),
    },
  ]
}

/** What has to stand on every page and screen: an exercise, a sample about a named State, unfinished work. */
export function reportMarks(rulebook: Rulebook, assessment: Assessment, { t }: Language): string[] {
  const open = openQuestions(rulebook, assessment)
  return [
    ...(assessment.kind === 'exercise' ? [t('report.mark.exercise')] : []),
    ...('sample' in assessment && assessment.sample === AS_REPORTED ? [t('report.mark.asReported')] : []),
    ...(open > 0 ? [t('report.mark.unfinished', { open })] : []),
  ]
}
