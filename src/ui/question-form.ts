import { useEffect, useMemo, useState } from 'react'
import { type Control, useForm, type UseFormRegister } from 'react-hook-form'
import type { Assessment } from '../core/assessment/types.ts'
import type { Question } from '../core/rulebook/types.ts'
import type { AnswerForm } from './answer-form.ts'
import { formOf, ResponseWriter } from './response-writer.ts'

/** The form of one page: its questions by id. */
export interface PageForm {
  readonly q: Record<string, AnswerForm>
}

/** What a question needs of the page's form; the same object as long as the page stands. */
export interface QuestionEditor {
  readonly control: Control<PageForm>
  readonly register: UseFormRegister<PageForm>
  /** The form of one question as it is now. */
  readonly read: (question: string) => AnswerForm
  /** Changes several fields of a question in one step and writes it. */
  readonly change: (question: string, changes: Partial<AnswerForm>) => void
  /** Writes what is not written yet. */
  readonly write: () => void
}

/** Ends of the names of fields that people type into. */
const TYPED = /\.(number|atLeast|atMost|ask|reason|note|citation|url|quote|page)$/

/** Id of a field on the page, from its path in the form of its question. */
export function fieldId(question: string, field: string): string {
  return `${question}-${field.replaceAll('.', '-')}`
}

/** Holds the answers of one page, and writes each of them into the session as soon as it can be kept. */
export function useQuestionForm(assessment: Assessment, questions: readonly Question[], onOvertaken: () => void): QuestionEditor {
  const [defaultValues] = useState<PageForm>(() => ({
    q: Object.fromEntries(questions.map(({ id }) => [id, formOf(assessment, id)])),
  }))
  const { control, register, getValues, setValue, watch } = useForm<PageForm>({ defaultValues })
  const [writer] = useState(() => new ResponseWriter(assessment, questions, (id) => getValues(`q.${id}`)))

  useEffect(() => {
    const { unsubscribe } = watch((_, { name }) => {
      const question = name?.split('.')[1]
      if (name === undefined || question === undefined) return
      if (TYPED.test(name)) writer.noteTyping(question)
      else writer.noteChoice(question)
    })
    return unsubscribe
  }, [watch, writer])

  useEffect(() => {
    const write = () => { writer.write() }
    document.addEventListener('visibilitychange', write)
    window.addEventListener('pagehide', write)
    return () => {
      document.removeEventListener('visibilitychange', write)
      window.removeEventListener('pagehide', write)
      writer.close()
    }
  }, [writer])

  const { responses } = assessment
  useEffect(() => {
    if (!writer.isOvertakenBy(responses)) return
    writer.drop()
    onOvertaken()
  }, [writer, responses, onOvertaken])

  return useMemo(() => ({
    control,
    register,
    read: (question) => getValues(`q.${question}`),
    change: (question, changes) => {
      // One setValue for the whole question would touch its evidence list; the values are of their fields' types.
      writer.together(() => {
        for (const [field, value] of Object.entries(changes)) setValue(`q.${question}.${field as 'option'}`, value as string)
      })
    },
    write: () => { writer.write() },
  }), [control, register, getValues, setValue, writer])
}
