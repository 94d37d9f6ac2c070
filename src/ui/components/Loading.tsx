import { useMessages } from '../language.tsx'

export function Loading() {
  return <p role="status" className="note">{useMessages().t('frame.loading')}</p>
}
