import { useCallback, useEffect, useMemo, useState } from 'react'
import { nextQuestionSteps } from '../../core/engine/next-question.ts'
import type { Response } from '../../core/assessment/types.ts'
import { type AskGroup, type AskItem, buildAskNext } from '../../core/report/ask-next.ts'
import { useIdleList } from '../idle-list.ts'
import { useWork } from '../work.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import { RequestSheet } from './RequestSheet.tsx'
import './AskNext.css'

/** The open questions whose answers tell most, whatever they turn out to be; one sheet to print for each body. */
export function AskNext() {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const states = useMemo(() => [assessment.responses], [assessment.responses])
  const work = useCallback((responses: Readonly<Record<string, Response>>) => nextQuestionSteps(rulebook, responses), [rulebook])
  const { done: [ranked] } = useIdleList(states, work)
  const asked = useMemo(() => (ranked === undefined ? null : buildAskNext(ranked, assessment, language)), [ranked, assessment, language])
  const [printed, print] = usePrinted()
  if (asked === null) return <p className="note" role="status">{t('askNext.working')}</p>
  if (asked.first.length === 0) return <p>{t('unknown.none')}</p>
  return (
    <>
      <ol className="ask-first">{asked.first.map((item) => <Item item={item} lead key={item.question} />)}</ol>
      <h3>{t('askNext.byLead')}</h3>
      <div>
        {asked.groups.map((group) => (
          <details key={group.lead}>
            <summary>{t('results.unknown.group', { title: group.title, count: group.items.length })}</summary>
            <p className="no-print"><button className="btn quiet" type="button" onClick={() => { print(group) }}>{t('askNext.print')}</button></p>
            <ol className="ask-first">{group.items.map((item) => <Item item={item} lead={false} key={item.question} />)}</ol>
          </details>
        ))}
      </div>
      {printed === null ? null : <RequestSheet group={printed} />}
    </>
  )
}

function Item({ item, lead }: { readonly item: AskItem; readonly lead: boolean }) {
  const { language: { t } } = useWork()
  return (
    <li>
      <p><QuestionLink question={item.question}>{item.text}</QuestionLink></p>
      <p className="note">{[t('results.recommendation', { recommendation: String(item.recommendation) }), ...(lead ? [item.lead] : []), item.state].join(' · ')}</p>
      {item.ask === null ? null : <p dir="auto"><b>{t('unknown.ask', { ask: item.ask })}</b></p>}
      {item.tells.map((sentence) => <p className="ask-tells" key={sentence}>{sentence}</p>)}
    </li>
  )
}

/** The group whose sheet is on its way to the printer; taken away again when the dialogue closes. */
function usePrinted(): readonly [AskGroup | null, (group: AskGroup) => void] {
  const [group, setGroup] = useState<AskGroup | null>(null)
  useEffect(() => {
    if (group === null) return
    const done = () => { setGroup(null) }
    window.addEventListener('afterprint', done)
    window.print()
    return () => { window.removeEventListener('afterprint', done) }
  }, [group])
  return [group, setGroup]
}
