/**
 * Addresses of the app. They stand behind "#", so that every address can be reloaded from any static host and from a
 * file on a USB stick.
 */
export const routes = {
  start: '/',
  method: '/method',
  about: '/about',
  newAssessment: (kind: string) => `/new/${kind}`,
  tasks: (id: string) => `/assessment/${id}`,
  details: (id: string) => `/assessment/${id}/details`,
  criterion: (id: string, criterion: string) => `/assessment/${id}/question/${criterion}`,
  /** The page of a criterion, at one of its questions. */
  question: (id: string, criterion: string, question: string) => `/assessment/${id}/question/${criterion}#${questionAnchor(question)}`,
  check: (id: string) => `/assessment/${id}/check`,
  results: (id: string) => `/assessment/${id}/results`,
  plan: (id: string) => `/assessment/${id}/plan`,
  report: (id: string) => `/assessment/${id}/report`,
} as const

/** Id of the place on a question page where a question stands, for links that lead to it. */
export function questionAnchor(question: string): string {
  return `q-${question}`
}
