import { lazy, Suspense } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ErrorBoundary } from './components/ErrorBoundary.tsx'
import { Loading } from './components/Loading.tsx'
import { PageFrame } from './components/PageFrame.tsx'
import { StartPage } from './pages/StartPage.tsx'
import { routes } from './routes.ts'

const NewAssessmentPage = lazy(() => import('./pages/NewAssessmentPage.tsx').then((module) => ({ default: module.NewAssessmentPage })))
const AssessmentPages = lazy(() => import('./pages/AssessmentPages.tsx').then((module) => ({ default: module.AssessmentPages })))
const MethodPage = lazy(() => import('./pages/MethodPage.tsx').then((module) => ({ default: module.MethodPage })))
const AboutPage = lazy(() => import('./pages/AboutPage.tsx').then((module) => ({ default: module.AboutPage })))

export function App() {
  return (
    <Router hook={useHashLocation}>
      <PageFrame>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path={routes.start} component={StartPage} />
              <Route path={routes.method} component={MethodPage} />
              <Route path={routes.about} component={AboutPage} />
              <Route path="/new/:kind">{({ kind }) => <NewAssessmentPage kind={kind} />}</Route>
              <Route path="/assessment/:id/*?">{({ id }) => <AssessmentPages key={id} id={id} />}</Route>
              <Route><Redirect to={routes.start} /></Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </PageFrame>
    </Router>
  )
}
