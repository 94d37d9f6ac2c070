import { Children, type ReactNode } from 'react'
import { showPlace } from '../show-place.ts'
import './ResultsSection.css'

export interface SectionName {
  readonly id: string
  readonly title: string
}

interface Props extends SectionName {
  readonly intro?: string
  readonly children: ReactNode
}

/** A part of a long page, reached from the list of its parts. */
export function ResultsSection({ id, title, intro, children }: Props) {
  return (
    <section className="results-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {intro === undefined ? null : <p>{intro}</p>}
      {Children.toArray(children)}
    </section>
  )
}

/** What stands on the page. Buttons and not links, because the part behind "#" of an address is the page itself. */
export function SectionList({ label, sections }: { readonly label: string; readonly sections: readonly SectionName[] }) {
  return (
    <nav className="section-list no-print" aria-label={label}>
      <ul className="plain-list">
        {sections.map(({ id, title }) => (
          <li key={id}><button className="link-btn" type="button" onClick={() => { showPlace(id) }}>{title}</button></li>
        ))}
      </ul>
    </nav>
  )
}
