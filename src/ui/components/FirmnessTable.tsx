import { useCallback, useMemo } from 'react'
import { sensitivitySteps } from '../../core/engine/sensitivity.ts'
import { type Firmness, firmnessInWords } from '../../core/report/firmness.ts'
import type { Recommendation } from '../../core/rulebook/types.ts'
import { useIdleList } from '../idle-list.ts'
import { useWork } from '../work.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import { ScrollBox } from './ScrollBox.tsx'
import './FirmnessTable.css'

/** Whether other weights, or one question less, would change the ratings. Worked out while the page is already read. */
export function FirmnessTable() {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const work = useCallback((recommendation: Recommendation) => sensitivitySteps(rulebook, recommendation, assessment.responses), [rulebook, assessment.responses])
  const { done, finished } = useIdleList(rulebook.recommendations, work)
  const rows = useMemo(() => done.flatMap((one) => (one === null ? [] : [firmnessInWords(one, language)])), [done, language])
  return (
    <>
      <p className="note" role="status">{finished ? t('firmness.done', { firm: rows.filter(({ state }) => state === 'firm').length, count: rows.length }) : t('firmness.working', { done: done.length, count: rulebook.recommendations.length })}</p>
      <ScrollBox label={t('firmness.title')}>
        <table className="firmness">
          <caption className="hidden">{t('firmness.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pdf.column.recommendation')}</th>
              <th scope="col">{t('pdf.column.rating')}</th>
              <th scope="col">{t('firmness.column.verdict')}</th>
              <th scope="col">{t('firmness.column.hangsOn')}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row row={row} key={row.recommendation} />)}</tbody>
        </table>
      </ScrollBox>
    </>
  )
}

function Row({ row }: { readonly row: Firmness }) {
  const { language: { t } } = useWork()
  return (
    <tr>
      <th scope="row">{t('answers.recommendation', { recommendation: String(row.recommendation), title: row.title })}</th>
      <td>{row.rating}</td>
      <td>
        <b className={row.state}>{row.verdict}</b>
        {row.figures.map((figure) => <p className="note" key={figure}>{figure}</p>)}
      </td>
      <td>
        {row.hangsOn.length === 0 ? t('firmness.hangsOnNone') : (
          <details>
            <summary>{t('firmness.hangsOn', { count: row.hangsOn.length })}</summary>
            <ul className="firmness-questions">
              {row.hangsOn.map(({ question, text, rating }) => (
                <li key={question}><QuestionLink question={question}>{text}</QuestionLink> <span className="note">{t('firmness.without', { rating })}</span></li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  )
}
