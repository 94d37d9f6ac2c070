import { useMemo } from 'react'
import { buildScoreParts, type ScoreParts } from '../../core/report/score-parts.ts'
import { useWork } from '../work.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import { ScrollBox } from './ScrollBox.tsx'
import './ScorePartsList.css'

/** The score of each recommendation taken apart, what is missing most first. */
export function ScorePartsList() {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const scores = useMemo(() => buildScoreParts(rulebook, assessment, language), [rulebook, assessment, language])
  return (
    <div>
      {scores.map((score) => (
        <details key={score.recommendation}>
          <summary>{t('scoreParts.summary', { recommendation: String(score.recommendation), title: score.title, score: score.score?.words ?? t('range.none') })}</summary>
          <p>{score.whyNotHigher}</p>
          {score.parts.length === 0 ? null : <Parts parts={score.parts} label={t('scoreParts.title')} />}
        </details>
      ))}
    </div>
  )
}

function Parts({ parts, label }: { readonly parts: ScoreParts['parts']; readonly label: string }) {
  const { language: { t } } = useWork()
  return (
    <ScrollBox label={label}>
      <table className="score-parts">
        <thead>
          <tr>
            <th scope="col">{t('scoreParts.question')}</th>
            <th scope="col" className="num">{t('scoreParts.brings')}</th>
            <th scope="col" className="num">{t('scoreParts.lost')}</th>
            <th scope="col" className="num">{t('scoreParts.open')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ question, text, answer, brings, lost, open }) => (
            <tr key={question}>
              <th scope="row"><QuestionLink question={question}>{text}</QuestionLink><span className="note"> {answer}</span></th>
              <td className="num">{brings.words}</td>
              <td className="num">{lost}</td>
              <td className="num">{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
