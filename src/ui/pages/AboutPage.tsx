import { PageTitle } from '../components/PageTitle.tsx'
import { useLanguage } from '../language.tsx'

const SECTIONS = ['source', 'privacy', 'keys', 'licence'] as const

/** Where the questions come from and what they are not, what happens to what people type, keys, licences. */
export function AboutPage() {
  const { messages: { t }, front } = useLanguage()
  const words = (section: (typeof SECTIONS)[number]) =>
    section === 'source' ? [...front.about.split('\n'), t('disclaimer.un')] : [t(`about.${section}.text`)]
  return (
    <div className="stack-wide">
      <PageTitle title={t('about.title')} />
      {SECTIONS.map((section) => (
        <section className="stack" key={section}>
          <h2>{t(`about.${section}.title`)}</h2>
          {words(section).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
          {section === 'source' ? <p><a href={front.official} rel="noreferrer noopener" target="_blank">{t('frame.official')}</a></p> : null}
        </section>
      ))}
    </div>
  )
}
