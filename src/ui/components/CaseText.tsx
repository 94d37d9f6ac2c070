import { Suspense } from 'react'
import { useMessages } from '../language.tsx'
import { useCases } from './Samples.tsx'

/** The text that an exercise is about, one key away on every page. */
export function CaseText({ id }: { readonly id: string }) {
  const { t } = useMessages()
  return (
    <details>
      <summary>{t('case.read')}</summary>
      <Suspense fallback={null}><Text id={id} /></Suspense>
    </details>
  )
}

function Text({ id }: { readonly id: string }) {
  const found = useCases().find(({ worked }) => worked.id === id)
  if (found === undefined) return null
  return (
    <div className="stack">
      {found.text.text.split('\n').filter((paragraph) => paragraph.trim() !== '').map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
    </div>
  )
}
