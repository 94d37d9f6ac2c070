import { createContext, type ReactNode, use, useContext, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Evaluation } from '../core/engine/evaluation.ts'
import type { Assessment } from '../core/assessment/types.ts'
import type { Language } from '../core/language.ts'
import type { InstrumentText, Rulebook } from '../core/rulebook/types.ts'
import { loadInstrumentText } from '../i18n/load.ts'
import type { Locale } from '../i18n/messages.ts'
import { evaluationOf } from '../store/evaluation.ts'
import { openAssessment, session } from '../store/session.ts'
import { Loading } from './components/Loading.tsx'
import { NotFound } from './components/NotFound.tsx'
import { useLanguage } from './language.tsx'

/** What a page about one assessment works with. */
export interface Work {
  readonly rulebook: Rulebook
  /** Messages and the instrument's words, in the chosen language. */
  readonly language: Language
  readonly assessment: Assessment
  /** Up to date with every answer. */
  readonly evaluation: Evaluation
}

const WorkContext = createContext<Work | null>(null)

export function useWork(): Work {
  const value = useContext(WorkContext)
  if (value === null) throw new Error('useWork needs a WorkProvider around it')
  return value
}

let rulebook: Promise<Rulebook> | null = null

/** The instrument, loaded once and only when somebody works with it. */
export function loadRulebook(): Promise<Rulebook> {
  rulebook ??= import('virtual:instrument/rulebook').then((module) => module.default)
  return rulebook
}

const texts = new Map<Locale, Promise<InstrumentText>>()

function textOf(locale: Locale): Promise<InstrumentText> {
  const known = texts.get(locale) ?? loadInstrumentText(locale)
  texts.set(locale, known)
  return known
}

/** The instrument with its words; suspends while they load. */
export function useInstrument(): { readonly rulebook: Rulebook; readonly language: Language } {
  const { messages, locale } = useLanguage()
  const loaded = use(loadRulebook())
  const instrument = use(textOf(locale))
  const language = useMemo(() => ({ ...messages, instrument }), [messages, instrument])
  return { rulebook: loaded, language }
}

/** Opens the assessment of an address and gives it to the pages inside. */
export function WorkProvider({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { rulebook: loaded, language } = useInstrument()
  const current = useStore(session, (state) => state.current)
  const [missing, setMissing] = useState<string | null>(null)
  useEffect(() => {
    void openAssessment(id).then((found) => { setMissing(found ? null : id) })
  }, [id])
  const assessment = current?.id === id ? current : null
  const work = useMemo(
    () => (assessment === null ? null : { rulebook: loaded, language, assessment, evaluation: evaluationOf(loaded, assessment) }),
    [loaded, language, assessment],
  )
  if (work !== null) return <WorkContext value={work}>{children}</WorkContext>
  return missing === id ? <NotFound /> : <Loading />
}
