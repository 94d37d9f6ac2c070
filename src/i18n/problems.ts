import type { Problem } from '../core/assessment/problem.ts'
import type { Messages } from '../core/language.ts'

/** A problem of a file as a sentence that names the place and what was expected there. */
export function problemInWords({ code, path, details }: Problem, { t }: Messages): string {
  const sentence = t(`problem.${code}`, details)
  return path === '$' ? sentence : t('problem.at', { path, sentence })
}
