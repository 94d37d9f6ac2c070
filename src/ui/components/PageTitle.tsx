import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../language.tsx'

/** The page's one h1, and the same words in the window's title. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const { t } = useMessages()
  useEffect(() => {
    document.title = t('frame.documentTitle', { page: title })
  }, [t, title])
  return <h1>{children ?? title}</h1>
}
