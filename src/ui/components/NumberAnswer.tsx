import { useWatch } from 'react-hook-form'
import type { NumberQuestion } from '../../core/rulebook/types.ts'
import { isNonAnswer } from '../answer-form.ts'
import { useMessages } from '../language.tsx'
import { fieldId, type QuestionEditor } from '../question-form.ts'
import './NumberAnswer.css'

type NumberField = 'number' | 'atLeast' | 'atMost'

interface Props {
  readonly question: NumberQuestion
  readonly unit: string
  readonly editor: QuestionEditor
  /** Field with an error and the id of its message. */
  readonly wrong: { readonly field: string; readonly id: string } | null
}

/** A whole number, or the bounds that are known of it. */
export function NumberAnswer({ question, unit, editor, wrong }: Props) {
  const { t, number } = useMessages()
  const mode = useWatch({ control: editor.control, name: `q.${question.id}.mode` })
  const hint = fieldId(question.id, 'number.hint')
  const input = (field: NumberField, label: string) => {
    const isWrong = wrong?.field === field
    return (
      <div className="field" key={field}>
        <label htmlFor={fieldId(question.id, field)}>{label}</label>
        <span className="number-line">
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            id={fieldId(question.id, field)}
            aria-describedby={isWrong ? `${wrong.id} ${hint}` : hint}
            aria-invalid={isWrong ? true : undefined}
            {...editor.register(`q.${question.id}.${field}`, {
              onChange: () => {
                // Whoever types a number no longer says "we do not know".
                if (isNonAnswer(editor.read(question.id).mode)) editor.change(question.id, { mode: 'whole' })
              },
            })}
          />
          <span aria-hidden="true">{unit}</span>
        </span>
      </div>
    )
  }
  return (
    <div className="number-answer">
      {mode === 'part'
        ? <div className="row">{input('atLeast', t('question.atLeast', { unit }))}{input('atMost', t('question.atMost', { unit }))}</div>
        : input('number', t('question.number', { unit }))}
      <p className="note" id={hint}>{t('question.numberHint', { min: number(question.min), max: number(question.max) })}</p>
    </div>
  )
}
