import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage } from '../language.tsx'
import { routes } from '../routes.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import './PageFrame.css'

/** What stands around every page: the name, the ways out, the language, and who made none of this. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  const { messages: { t }, front } = useLanguage()
  const main = useRef<HTMLElement>(null)
  const [location] = useLocation()
  const shown = useRef(location)
  useEffect(() => {
    if (shown.current === location) return
    shown.current = location
    // A new page starts at its top, for eyes and for screen readers alike.
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [location])
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('frame.skip')}
      </a>
      <header className="top">
        <div className="wrap top-inner">
          <Link className="mark" href={routes.start}>{t('app.name')}</Link>
          <span className="top-note">{t('frame.privacy')}</span>
          <nav className="top-nav" aria-label={t('frame.nav')}>
            <Link href={routes.method}>{t('frame.method')}</Link>
            <Link href={routes.about}>{t('frame.about')}</Link>
            <LanguageSwitch />
          </nav>
        </div>
      </header>
      <main className="wrap main" id="main" ref={main} tabIndex={-1}>{children}</main>
      <footer className="foot">
        <div className="wrap">
          <p>{t('disclaimer.un')} <a href={front.official} rel="noreferrer noopener" target="_blank">{t('frame.official')}</a></p>
        </div>
      </footer>
    </>
  )
}
