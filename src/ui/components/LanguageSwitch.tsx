import { useId } from 'react'
import { isLocale, LOCALES } from '../../i18n/messages.ts'
import { useLanguage } from '../language.tsx'

/** Changes the language in place: the page, the work and the focus stay where they are. */
export function LanguageSwitch() {
  const { messages, locale, choose } = useLanguage()
  const id = useId()
  return (
    <span>
      <label className="hidden" htmlFor={id}>{messages.t('frame.language')}</label>
      <select id={id} value={locale} onChange={({ target }) => { if (isLocale(target.value)) choose(target.value) }}>
        {Object.entries(LOCALES).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
      </select>
    </span>
  )
}
