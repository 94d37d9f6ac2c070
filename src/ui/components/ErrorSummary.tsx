import { useEffect, useRef } from 'react'
import { useMessages } from '../language.tsx'
import './ErrorSummary.css'

interface Props {
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  /** Rises with each try to go on, so that the focus comes here each time. */
  readonly attempt: number
}

/** What has to be mended before going on, each with a link that leads to its field. */
export function ErrorSummary({ errors, attempt }: Props) {
  const { t } = useMessages()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0 && errors.length > 0) box.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The focus moves at each try to go on, not when an error goes away.
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" ref={box} tabIndex={-1}>
      <h2>{t('errors.title', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                const target = document.getElementById(field)
                target?.scrollIntoView({ block: 'center' })
                target?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
