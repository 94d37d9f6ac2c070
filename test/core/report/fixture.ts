import type { Assessment, Response } from '../../../src/core/assessment/types.ts'
import { blankAssessment } from '../../../src/core/assessment/write.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Language } from '../../../src/core/language.ts'
import { buildReport } from '../../../src/core/report/build.ts'
import type { Report } from '../../../src/core/report/model.ts'
import { loadLanguage } from '../../../src/cli/instrument.ts'
import type { Locale } from '../../../src/i18n/messages.ts'
import { instrument } from '../../instrument.ts'

export const { rulebook } = instrument

/** A worked case as an assessment: the answers of a careful reader. */
export function caseAssessment(id: string): Assessment {
  const worked = instrument.cases.find((one) => one.id === id)
  if (worked === undefined) throw new Error(`there is no case "${id}"`)
  return assessmentWith(worked.responses as Record<string, Response>, { name: 'Halvoria', from: '2025-01-01', to: '2025-12-31' })
}

export function assessmentWith(responses: Record<string, Response>, subject: Assessment['subject'] = { name: '' }): Assessment {
  return {
    ...blankAssessment(rulebook, { id: '5e0c0000-0000-4000-8000-000000000000' }),
    kind: 'exercise', subject, assessor: { name: 'Workshop group 2', role: 'trainer' }, responses,
  }
}

export const languages: Record<Locale, Language> = { en: await loadLanguage('en'), zh: await loadLanguage('zh') }

export function reportOf(assessment: Assessment, locale: Locale = 'en'): Report {
  return buildReport(rulebook, assessment, evaluate(rulebook, assessment), languages[locale], { appVersion: '0.0.0' })
}

export interface Leaf {
  /** Place in the report, for example "profile.rows.3.title". */
  readonly path: string
  readonly value: unknown
}

/** Everything in a report that holds nothing else. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
}

/** Everything in a report that is an object, with its place. */
export function objectsOf(value: unknown, path = ''): { readonly path: string; readonly value: object }[] {
  if (typeof value !== 'object' || value === null) return []
  return [{ path, value }, ...Object.entries(value).flatMap(([key, inner]) => objectsOf(inner, path === '' ? key : `${path}.${key}`))]
}
