import { buildMethod } from '../../core/report/method.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { useMessages } from '../language.tsx'

/** How answers become scores, ratings and findings: the same words as in the report. */
export function MethodPage() {
  const messages = useMessages()
  const { t } = messages
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle title={t('method.title')} />
        <p className="lead">{t('methodPage.lead')}</p>
      </div>
      {buildMethod(messages).map(({ title, paragraphs }) => (
        <section className="stack" key={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
        </section>
      ))}
    </div>
  )
}
