import { Link } from 'wouter'
import { useMessages } from '../language.tsx'
import { routes } from '../routes.ts'
import { PageTitle } from './PageTitle.tsx'

/** An address that leads nowhere: deleted work, another computer's address, a slip of the pen. */
export function NotFound() {
  const { t } = useMessages()
  return (
    <div className="stack">
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <p><Link href={routes.start}>{t('notFound.back')}</Link></p>
    </div>
  )
}
