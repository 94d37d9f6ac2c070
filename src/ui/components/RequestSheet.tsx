import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { AskGroup, AskItem } from '../../core/report/ask-next.ts'
import { useWork } from '../work.tsx'
import './RequestSheet.css'

/** As many questions as fit on one page of A4 with the longest options of today's instrument. */
const ON_A_PAGE = 5

/** One page for one body: what is asked, what can be ticked, where it is usually found. Only on paper; the page itself is left out. */
export function RequestSheet({ group }: { readonly group: AskGroup }) {
  const { assessment, language } = useWork()
  const { t } = language
  const left = group.items.length - ON_A_PAGE
  useEffect(() => {
    document.documentElement.classList.add('printing-request')
    return () => { document.documentElement.classList.remove('printing-request') }
  }, [])
  return createPortal(
    <article className="request-sheet">
      <h1>{t('askNext.request', { lead: group.title })}</h1>
      <p dir="auto">{t('askNext.requestFor', { hasSubject: assessment.subject.name.trim() === '' ? 'no' : 'yes', subject: assessment.subject.name, title: language.instrument.front.title })}</p>
      <p>{t('askNext.requestHow')}</p>
      <ol>{group.items.slice(0, ON_A_PAGE).map((item) => <Asked item={item} key={item.question} />)}</ol>
      <p>{t('askNext.requestReply')}</p>
      <footer>{left > 0 ? `${t('askNext.requestMore', { count: left })} ` : ''}{t('disclaimer.un')}</footer>
    </article>,
    document.body,
  )
}

function Asked({ item }: { readonly item: AskItem }) {
  const { language: { t } } = useWork()
  return (
    <li>
      <p className="request-question">{item.text}</p>
      {item.options.length === 0 ? <p>_______________ {item.unit}</p> : <ul>{item.options.map((option) => <li key={option}>{option}</li>)}</ul>}
      <p className="request-source">{t('pdf.lookFor')} {item.lookFor}</p>
    </li>
  )
}
