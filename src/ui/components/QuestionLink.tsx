import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { questionAnchor, routes } from '../routes.ts'
import { showPlace } from '../show-place.ts'
import { useWork } from '../work.tsx'

/** Leads to a question: to the page of its criterion, and on that page to its place. */
export function QuestionLink({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  const { assessment, rulebook } = useWork()
  const criterion = rulebook.questions.find(({ id }) => id === question)?.criterion
  if (criterion === undefined) return <>{children}</>
  return <Link href={routes.question(assessment.id, criterion, question)} onClick={() => { showPlace(questionAnchor(question)) }}>{children}</Link>
}
