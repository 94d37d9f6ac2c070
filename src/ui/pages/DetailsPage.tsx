import { useState } from 'react'
import { useLocation } from 'wouter'
import { update } from '../../store/session.ts'
import { detailsOf, DetailsForm, withDetails } from '../components/DetailsForm.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { routes } from '../routes.ts'
import { useWork } from '../work.tsx'

/** Details of an assessment under way; each change is kept as it is made. */
export function DetailsPage() {
  const { assessment, language } = useWork()
  const [, navigate] = useLocation()
  // The form starts from what was there when the page opened and is not disturbed by its own changes.
  const [initial] = useState(() => detailsOf(assessment))
  return (
    <div className="stack-wide">
      <PageTitle title={language.t('details.title')} />
      <DetailsForm
        initial={initial}
        submit={language.t('details.done')}
        onChange={(details) => { update((before) => withDetails(before, details)) }}
        onSubmit={(details) => {
          update((before) => withDetails(before, details))
          navigate(routes.tasks(assessment.id))
        }}
      />
    </div>
  )
}
