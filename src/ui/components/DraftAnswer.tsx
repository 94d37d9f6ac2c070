import { useId } from 'react'
import type { Answer } from '../../core/assessment/types.ts'
import { answerInWords } from '../../core/report/words.ts'
import type { Question } from '../../core/rulebook/types.ts'
import { type DraftItem, numberAnswer, toggled } from '../draft.ts'
import { useWork } from '../work.tsx'
import './OptionList.css'

interface Props {
  readonly item: DraftItem
  readonly onAnswer: (answer: Answer | null) => void
  readonly onRemove: () => void
}

/** One question of a draft, with the answer that the draft would bring. */
export function DraftAnswer({ item, onAnswer, onRemove }: Props) {
  const { rulebook, assessment, language } = useWork()
  const { t, instrument } = language
  const question = rulebook.questions.find(({ id }) => id === item.question)
  if (question === undefined) return null
  const text = instrument.questions[question.id]?.text ?? question.id
  return (
    <fieldset className="plan-draft-item">
      <legend>{text}</legend>
      <p className="note">{t('plan.try.now', { answer: answerInWords(question.id, assessment.responses[question.id]?.answer, language) })}</p>
      {question.type === 'number' ? (
        <NumberField key={question.id} question={question} answer={item.answer} onAnswer={onAnswer} />
      ) : (
        <Options question={question} answer={item.answer} onAnswer={onAnswer} />
      )}
      <p><button className="link-btn" type="button" aria-label={t('plan.try.removeFor', { question: text })} onClick={onRemove}>{t('plan.try.remove')}</button></p>
    </fieldset>
  )
}

interface OptionsProps {
  readonly question: Exclude<Question, { type: 'number' }>
  readonly answer: Answer | null
  readonly onAnswer: Props['onAnswer']
}

function Options({ question, answer, onAnswer }: OptionsProps) {
  const { language } = useWork()
  const name = useId()
  const labels = language.instrument.questions[question.id]?.options ?? {}
  const isChosen = (id: string) => answer !== null && ('option' in answer ? answer.option === id : 'options' in answer && answer.options.includes(id))
  return (
    <div className="options">
      {question.options.map(({ id }) => (
        <label className="option" key={id}>
          <input
            type={question.type === 'multi' ? 'checkbox' : 'radio'}
            name={name}
            checked={isChosen(id)}
            onChange={() => { onAnswer(question.type === 'multi' ? toggled(question, answer, id) : { option: id }) }}
          />
          <span>{labels[id]}</span>
        </label>
      ))}
    </div>
  )
}

function NumberField({ question, answer, onAnswer }: { readonly question: Extract<Question, { type: 'number' }>; readonly answer: Answer | null; readonly onAnswer: Props['onAnswer'] }) {
  const { language } = useWork()
  const unit = language.instrument.questions[question.id]?.unit
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{language.t('plan.try.number')}{unit === undefined ? '' : ` (${unit})`}</label>
      <input
        id={id}
        type="number"
        min={question.min}
        max={question.max}
        step={1}
        defaultValue={answer !== null && 'number' in answer ? answer.number : ''}
        onChange={({ target }) => { onAnswer(numberAnswer(question, target.valueAsNumber)) }}
      />
    </div>
  )
}
