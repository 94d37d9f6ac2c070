import { useWatch } from 'react-hook-form'
import { NON_ANSWERS } from '../../core/assessment/types.ts'
import type { Question } from '../../core/rulebook/types.ts'
import { sayNothing } from '../answer-form.ts'
import { useMessages } from '../language.tsx'
import { fieldId, type QuestionEditor } from '../question-form.ts'
import './NonAnswers.css'

interface Props {
  readonly question: Question
  /** The one circumstance in which the question does not apply. */
  readonly circumstance: string
  readonly editor: QuestionEditor
  /** Id of the error message of the reason; null without one. */
  readonly reasonError: string | null
}

/** Four ways of not answering, as easy as an answer and each with its own meaning. */
export function NonAnswers({ question, circumstance, editor, reasonError }: Props) {
  const { t } = useMessages()
  const { id } = question
  const mode = useWatch({ control: editor.control, name: `q.${id}.mode` })
  const kinds = NON_ANSWERS.filter((kind) => kind !== 'not-applicable' || question.mayNotApply)
  return (
    <div className="non-answers">
      <div className="non-answers-row" role="radiogroup" aria-label={t('question.nonAnswers')}>
        <span className="note" aria-hidden="true">{t('question.or')}</span>
        {kinds.map((kind) => (
          <label className="non-answer" key={kind}>
            <input
              type="radio"
              name={fieldId(id, 'none')}
              checked={mode === kind}
              onChange={() => { editor.change(id, sayNothing(kind)) }}
            />
            <span>{t(`none.${kind}`)}</span>
          </label>
        ))}
      </div>
      {mode === 'unknown' ? (
        <div className="field non-answer-more">
          <label htmlFor={fieldId(id, 'ask')}>{t('question.ask')}</label>
          <input type="text" autoComplete="off" id={fieldId(id, 'ask')} {...editor.register(`q.${id}.ask`)} />
        </div>
      ) : null}
      {mode === 'not-applicable' ? (
        <div className="field non-answer-more">
          <p className="note" id={fieldId(id, 'circumstance')}>{t('question.circumstance', { circumstance })}</p>
          <label htmlFor={fieldId(id, 'reason')}>{t('question.reason')}</label>
          <textarea
            rows={2}
            id={fieldId(id, 'reason')}
            aria-describedby={reasonError === null ? fieldId(id, 'circumstance') : `${reasonError} ${fieldId(id, 'circumstance')}`}
            aria-invalid={reasonError === null ? undefined : true}
            aria-required="true"
            {...editor.register(`q.${id}.reason`)}
          />
        </div>
      ) : null}
    </div>
  )
}
