import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { NotFound } from '../components/NotFound.tsx'
import { routes } from '../routes.ts'
import { WorkBar } from '../components/WorkBar.tsx'
import { WorkProvider } from '../work.tsx'
import { CheckAnswersPage } from './CheckAnswersPage.tsx'
import { DetailsPage } from './DetailsPage.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { TaskListPage } from './TaskListPage.tsx'

const ResultsPage = lazy(() => import('./ResultsPage.tsx').then((module) => ({ default: module.ResultsPage })))
const PlanPage = lazy(() => import('./PlanPage.tsx').then((module) => ({ default: module.PlanPage })))
const ReportPage = lazy(() => import('./ReportPage.tsx').then((module) => ({ default: module.ReportPage })))

/** The pages about one assessment. */
export function AssessmentPages({ id }: { readonly id: string }) {
  return (
    <WorkProvider id={id}>
      <WorkBar />
      <Switch>
        <Route path={routes.tasks(id)} component={TaskListPage} />
        <Route path={routes.details(id)} component={DetailsPage} />
        <Route<{ criterion: string }> path={routes.criterion(id, ':criterion')}>
          {({ criterion }) => {
            const [page = '', anchor] = criterion.split('#')
            return <QuestionPage key={page} criterionId={page} anchor={anchor} />
          }}
        </Route>
        <Route path={routes.check(id)} component={CheckAnswersPage} />
        <Route path={routes.results(id)} component={ResultsPage} />
        <Route path={routes.plan(id)} component={PlanPage} />
        <Route path={routes.report(id)} component={ReportPage} />
        <Route><NotFound /></Route>
      </Switch>
    </WorkProvider>
  )
}
