import { useWatch } from 'react-hook-form'
import type { Question } from '../../core/rulebook/types.ts'
import type { QuestionText } from '../../core/rulebook/types.ts'
import { isExclusive, isNonAnswer, pickOption } from '../answer-form.ts'
import { fieldId, type QuestionEditor } from '../question-form.ts'
import './OptionList.css'

interface Props {
  readonly question: Exclude<Question, { type: 'number' }>
  readonly text: QuestionText
  readonly editor: QuestionEditor
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

/** Options that a number key can choose. */
const KEYS = 9

/** The options of a question: radio buttons for one, check boxes for several or for "one of these". */
export function OptionList({ question, text, editor, describedBy, invalid }: Props) {
  const { id } = question
  const mode = useWatch({ control: editor.control, name: `q.${id}.mode` })
  const option = useWatch({ control: editor.control, name: `q.${id}.option` })
  const options = useWatch({ control: editor.control, name: `q.${id}.options` })
  const several = question.type === 'multi' || mode === 'part'
  const isChosen = (one: string) => !isNonAnswer(mode) && (several ? options.includes(one) : option === one)
  return (
    <div className="options">
      {question.options.map((one, index) => (
        <label className="option" key={one.id} data-alone={question.type === 'multi' && isExclusive(question, one.id)}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={fieldId(id, 'option')}
            id={fieldId(id, `options.${String(index)}`)}
            checked={isChosen(one.id)}
            aria-keyshortcuts={index < KEYS ? String(index + 1) : undefined}
            aria-describedby={describedBy}
            aria-invalid={invalid ? true : undefined}
            onChange={() => { editor.change(id, pickOption(question, editor.read(id), one.id)) }}
          />
          <span>{text.options[one.id]}</span>
          {index < KEYS ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
        </label>
      ))}
    </div>
  )
}
