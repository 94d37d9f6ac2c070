import { useWatch } from 'react-hook-form'
import type { MultiQuestion } from '../../core/rulebook/types.ts'
import { isEverything, isExclusive, isNonAnswer } from '../answer-form.ts'
import { useMessages } from '../language.tsx'
import { fieldId, type QuestionEditor } from '../question-form.ts'

interface Props {
  readonly question: MultiQuestion
  readonly editor: QuestionEditor
}

/** Asked after ticking, because silence is not "no": what is not ticked stays open until somebody says otherwise. */
export function IsThatAll({ question, editor }: Props) {
  const { t } = useMessages()
  const { id } = question
  const mode = useWatch({ control: editor.control, name: `q.${id}.mode` })
  const options = useWatch({ control: editor.control, name: `q.${id}.options` })
  const rest = useWatch({ control: editor.control, name: `q.${id}.rest` })
  const nothing = options.length === 0
  if (isNonAnswer(mode) || (nothing && rest !== 'unknown') || isExclusive(question, options[0]) || isEverything(question, options)) return null
  const choice = (value: 'all' | 'unknown', label: string) => (
    <label className="non-answer">
      <input type="radio" name={fieldId(id, 'rest')} checked={rest === value} onChange={() => { editor.change(id, { rest: value }) }} />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset className="is-that-all">
      <legend className="label">{nothing ? t('question.noneCertain') : t('question.isThatAll')}</legend>
      <div className="non-answers-row">
        {nothing ? null : choice('all', t('question.rest.all'))}
        {choice('unknown', t(nothing ? 'question.rest.some' : 'question.rest.unknown'))}
      </div>
      {rest === 'all' ? null : <p className="note">{t('question.restHint')}</p>}
    </fieldset>
  )
}
