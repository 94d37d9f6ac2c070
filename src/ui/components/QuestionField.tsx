import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { Answer } from '../../core/assessment/types.ts'
import type { Language, MessageValues } from '../../core/language.ts'
import { answerInWords } from '../../core/report/words.ts'
import type { Question, QuestionText } from '../../core/rulebook/types.ts'
import { type FormProblem, NO_ANSWER, pickOption, readAnswer, sayInPart, sayOutright } from '../answer-form.ts'
import { fieldId, type QuestionEditor } from '../question-form.ts'
import { questionAnchor } from '../routes.ts'
import { showPlace } from '../show-place.ts'
import { EvidenceCards } from './EvidenceCards.tsx'
import { IsThatAll } from './IsThatAll.tsx'
import { NonAnswers } from './NonAnswers.tsx'
import { NumberAnswer } from './NumberAnswer.tsx'
import { OptionList } from './OptionList.tsx'
import { QuestionHelp } from './QuestionHelp.tsx'
import './QuestionField.css'

interface Props {
  readonly question: Question
  readonly text: QuestionText
  readonly why: string
  /** "Question 2 of 8 · usually known by …". */
  readonly place: string
  readonly editor: QuestionEditor
  readonly language: Language
  /** The answer that is kept now, shown while the form holds something that cannot be kept yet. */
  readonly stored: Answer | undefined
  readonly problems: readonly FormProblem[]
  /** Titles of the findings that this answer has raised; '' without any. Told here where the margin is out of sight. */
  readonly raised: string
}

/** The address behind "#" is the page's; the findings are a place on it. */
function toFindings(event: { readonly preventDefault: () => void }): void {
  event.preventDefault()
  showPlace('aside-title')
}

/** The number of the option that a key stands for, from 0; null for other keys and while somebody types. */
function optionOf(event: KeyboardEvent): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || isTyping(event.target)) return null
  return Number(event.key) - 1
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
}

export function problemInWords(question: Question, { code }: FormProblem, { t, number }: Pick<Language, 't' | 'number'>): string {
  const values: MessageValues = question.type === 'number' ? { min: number(question.min), max: number(question.max) } : {}
  return t(`question.problem.${code}`, values)
}

/** One question: what is asked, the answers, the ways of not answering, what backs it. Renders only when its own part changes. */
export const QuestionField = memo(function QuestionField({ question, text, why, place, editor, language, stored, problems, raised }: Props) {
  const { t } = language
  const { id } = question
  const counts = useRef<HTMLDetailsElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '?' && !isTyping(event.target) && counts.current !== null) {
      event.preventDefault()
      counts.current.open = !counts.current.open
      return
    }
    const index = optionOf(event)
    const option = question.type === 'number' || index === null ? undefined : question.options[index]
    if (option === undefined) return
    event.preventDefault()
    editor.change(id, pickOption(question, editor.read(id), option.id))
    document.getElementById(fieldId(id, `options.${String(index)}`))?.focus()
  }
  const errors = Object.fromEntries(problems.map((problem) => [problem.field, problemInWords(question, problem, language)]))
  const own = problems.find(({ field }) => !field.startsWith('evidence.'))
  const ownId = fieldId(id, 'error')
  const hasOptionError = own !== undefined && own.field.startsWith('options.')
  return (
    <fieldset className="question" id={questionAnchor(id)} onKeyDown={onKeyDown}>
      <legend>
        <span className="question-place">{place}</span>
        <h2>{text.text}</h2>
      </legend>
      <QuestionHelp question={question} text={text} why={why} counts={counts} />
      {own === undefined ? null : <p className="field-error" id={ownId}>{errors[own.field]}</p>}
      {question.type === 'multi' ? <p className="note">{t('question.multiHint')}</p> : null}
      <PartHint question={question} editor={editor} t={t} />
      {question.type === 'number'
        ? <NumberAnswer question={question} unit={text.unit ?? ''} editor={editor} wrong={own === undefined ? null : { field: own.field, id: ownId }} />
        : <OptionList question={question} text={text} editor={editor} describedBy={hasOptionError ? ownId : undefined} invalid={hasOptionError} />}
      {question.type === 'multi' ? <IsThatAll question={question} editor={editor} /> : null}
      <NonAnswers question={question} circumstance={text.notApplicable ?? ''} editor={editor} reasonError={own?.field === 'reason' ? ownId : null} />
      <AnswerState question={question} editor={editor} language={language} stored={stored} />
      {raised === '' ? null : <p className="raised"><a href="#aside-title" onClick={toFindings}>{t('finding.here', { titles: raised })}</a></p>}
      <Backing question={id} editor={editor} errors={errors} t={t} />
    </fieldset>
  )
})

interface PartProps {
  readonly question: Question
  readonly editor: QuestionEditor
  readonly t: Language['t']
}

function PartHint({ question, editor, t }: PartProps) {
  const mode = useWatch({ control: editor.control, name: `q.${question.id}.mode` })
  return question.type === 'choice' && mode === 'part' ? <p className="note" role="status">{t('question.oneOfHint')}</p> : null
}

/** What the form says that is not kept yet, and the quiet ways on: say a part, say it outright, clear. */
function AnswerState({ question, editor, language, stored }: Omit<PartProps, 't'> & Pick<Props, 'language' | 'stored'>) {
  const { t } = language
  const { id } = question
  const form = useWatch({ control: editor.control, name: `q.${id}` })
  const now = readAnswer(question, form)
  const clear = () => { editor.change(id, NO_ANSWER) }
  return (
    <>
      {now.state === 'draft' ? (
        <p className="not-saved" role="status">
          {t('question.notSaved', { what: problemInWords(question, now.problem, language) })}
          {stored === undefined ? null : ` ${t('question.storedUntilThen', { answer: answerInWords(id, stored, language) })}`}
        </p>
      ) : null}
      <div className="question-quiet">
        <PartToggle question={question} editor={editor} t={t} mode={form.mode} empty={form.options.length === 0 && form.rest !== 'unknown'} />
        {now.state === 'nothing' ? null : <button className="link-btn" type="button" onClick={clear}>{t('question.clear')}</button>}
      </div>
    </>
  )
}

function PartToggle({ question, editor, t, mode, empty }: PartProps & { readonly mode: string; readonly empty: boolean }) {
  const { id } = question
  const link = (label: string, change: () => void) => <button className="link-btn" type="button" onClick={change}>{label}</button>
  if (question.type === 'multi') {
    return empty && mode === 'whole' ? link(t('question.inPart'), () => { editor.change(id, { rest: 'unknown' }) }) : null
  }
  if (mode === 'part') {
    return link(t(question.type === 'choice' ? 'question.outright.choice' : 'question.outright.number'), () => { editor.change(id, sayOutright(question, editor.read(id))) })
  }
  return link(t('question.inPart'), () => { editor.change(id, sayInPart(question, editor.read(id))) })
}

interface BackingProps {
  readonly question: string
  readonly editor: QuestionEditor
  readonly errors: Readonly<Record<string, string>>
  readonly t: Language['t']
}

/** Evidence and note, folded away until somebody wants them; the warning stands where people type. */
function Backing({ question, editor, errors, t }: BackingProps) {
  const { control } = editor
  const mode = useWatch({ control, name: `q.${question}.mode` })
  const evidence = useWatch({ control, name: `q.${question}.evidence` })
  const note = useWatch({ control, name: `q.${question}.note` })
  const [isNoteOpen, setNoteOpen] = useState(note !== '')
  const types = isNoteOpen || evidence.length > 0 || mode === 'unknown' || mode === 'not-applicable'
  return (
    <div className="backing">
      <EvidenceCards question={question} editor={editor} errors={errors} onOpenNote={isNoteOpen ? null : openNote} />
      {isNoteOpen ? (
        <div className="field">
          <label htmlFor={fieldId(question, 'note')}>{t('question.note')}</label>
          <textarea rows={3} id={fieldId(question, 'note')} {...editor.register(`q.${question}.note`)} />
        </div>
      ) : null}
      {types ? <p className="note survivor-note">{t('question.survivors')}</p> : null}
    </div>
  )

  function openNote() {
    setNoteOpen(true)
    requestAnimationFrame(() => { document.getElementById(fieldId(question, 'note'))?.focus() })
  }
}
