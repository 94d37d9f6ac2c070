import { useRef, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { EVIDENCE_TYPES } from '../../core/assessment/types.ts'
import { EMPTY_EVIDENCE, type EvidenceForm } from '../answer-form.ts'
import { useMessages } from '../language.tsx'
import { fieldId, type QuestionEditor } from '../question-form.ts'
import './EvidenceCards.css'

interface Props {
  readonly question: string
  readonly editor: QuestionEditor
  /** Messages by field path, for example "evidence.0.url". */
  readonly errors: Readonly<Record<string, string>>
  readonly onOpenNote: (() => void) | null
}

/** What backs the answer: cards that can be repeated, taken away, and brought back. */
export function EvidenceCards({ question, editor, errors, onOpenNote }: Props) {
  const { t } = useMessages()
  const { fields, append, remove, insert } = useFieldArray({ control: editor.control, name: `q.${question}.evidence` })
  const [removed, setRemoved] = useState<{ readonly index: number; readonly card: EvidenceForm } | null>(null)
  const undo = useRef<HTMLButtonElement>(null)
  const takeAway = (index: number) => {
    const card = editor.read(question).evidence[index]
    if (card === undefined) return
    remove(index)
    setRemoved({ index, card })
    // The button that had the focus is gone with its card.
    requestAnimationFrame(() => { undo.current?.focus() })
  }
  const bringBack = () => {
    if (removed === null) return
    insert(removed.index, removed.card)
    setRemoved(null)
  }
  return (
    <>
      {fields.map((card, index) => (
        <EvidenceCard key={card.id} card={card} index={index} question={question} editor={editor} errors={errors} onRemove={() => { takeAway(index) }} />
      ))}
      <div role="status">
        {removed === null ? null : (
          <p className="note">
            {t('question.evidence.removed')}{' '}
            <button className="link-btn" type="button" ref={undo} onClick={bringBack}>{t('question.evidence.undo')}</button>
          </p>
        )}
      </div>
      <div className="row">
        <button className="link-btn" type="button" onClick={() => { append({ ...EMPTY_EVIDENCE }, { focusName: `q.${question}.evidence.${String(fields.length)}.type` }) }}>
          {t(fields.length === 0 ? 'question.evidence.add' : 'question.evidence.addAnother')}
        </button>
        {onOpenNote === null ? null : <button className="link-btn" type="button" onClick={onOpenNote}>{t('question.note.add')}</button>}
      </div>
    </>
  )
}

interface CardProps extends Omit<Props, 'onOpenNote'> {
  readonly card: EvidenceForm
  readonly index: number
  readonly onRemove: () => void
}

function EvidenceCard({ card, index, question, editor, errors, onRemove }: CardProps) {
  const { t } = useMessages()
  const known = EVIDENCE_TYPES.some((type) => type === card.type)
  const field = (member: 'citation' | 'url' | 'quote' | 'page') => {
    const path = `evidence.${String(index)}.${member}`
    const error = errors[path]
    return {
      id: fieldId(question, path),
      error: error === undefined ? null : <p className="field-error" id={fieldId(question, `${path}.error`)}>{error}</p>,
      described: {
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': error === undefined ? undefined : fieldId(question, `${path}.error`),
      },
      ...editor.register(`q.${question}.evidence.${index}.${member}`),
    }
  }
  const text = (member: 'citation' | 'url' | 'page', type: 'text' | 'url') => {
    const { error, described, ...rest } = field(member)
    return (
      <div className={`field evidence-${member}`}>
        <label htmlFor={rest.id}>{t(`question.evidence.${member}`)}</label>
        {error}
        <input type={type} autoComplete="off" {...described} {...rest} />
      </div>
    )
  }
  const quote = field('quote')
  const typeId = fieldId(question, `evidence.${String(index)}.type`)
  return (
    <fieldset className="evidence">
      <legend className="label">{t('question.evidence.title', { number: index + 1 })}</legend>
      <div className="evidence-fields">
        <div className="field">
          <label htmlFor={typeId}>{t('question.evidence.type')}</label>
          <select id={typeId} {...editor.register(`q.${question}.evidence.${index}.type`)}>
            <option value="">{t('question.evidence.typeNone')}</option>
            {EVIDENCE_TYPES.map((type) => <option key={type} value={type}>{t(`evidence.${type}`)}</option>)}
            {known || card.type === '' ? null : <option value={card.type}>{card.type}</option>}
          </select>
        </div>
        {text('citation', 'text')}
        {text('page', 'text')}
        {text('url', 'url')}
        <div className="field evidence-quote">
          <label htmlFor={quote.id}>{t('question.evidence.quote')}</label>
          <textarea rows={2} id={quote.id} name={quote.name} ref={quote.ref} onChange={(event) => { void quote.onChange(event) }} onBlur={(event) => { void quote.onBlur(event) }} />
        </div>
      </div>
      <button className="link-btn" type="button" onClick={onRemove}>{t('question.evidence.remove', { number: index + 1 })}</button>
    </fieldset>
  )
}
