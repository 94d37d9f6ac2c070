import { useMemo, useState } from 'react'
import { reasonsInWords, type TreeInWords } from '../../core/report/reasons.ts'
import { useWork } from '../work.tsx'
import './WhyExactly.css'

/** Why a rule is found or cannot be told: in sentences, and part by part for those who check. Worked out when it is opened. */
export function WhyExactly({ rule }: { readonly rule: string }) {
  const { language: { t } } = useWork()
  const [open, setOpen] = useState(false)
  return (
    <details className="why-exactly" onToggle={(event) => { setOpen(event.currentTarget.open) }}>
      <summary>{t('reasons.title')}</summary>
      {open ? <Reasons rule={rule} /> : null}
    </details>
  )
}

function Reasons({ rule: id }: { readonly rule: string }) {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const rule = rulebook.rules.find((one) => one.id === id)
  const reasons = useMemo(() => (rule === undefined ? null : reasonsInWords(rule, rulebook, assessment, language)), [rule, rulebook, assessment, language])
  if (reasons === null) return null
  const told = reasons.decided.length > 0
  return (
    <div className="why-parts">
      <Sentences title={t('reasons.decided')} intro={t('reasons.decidedIntro')} sentences={reasons.decided} />
      <Sentences title={t('reasons.foundOpen')} intro={t('reasons.clearedIntro')} sentences={reasons.found} />
      <Sentences title={t(told ? 'reasons.cleared' : 'reasons.clearedOpen')} intro={t('reasons.clearedIntro')} sentences={reasons.cleared} />
      <div>
        <p className="label">{t('reasons.tree')}</p>
        <ul className="why-tree"><Tree tree={reasons.tree} /></ul>
      </div>
    </div>
  )
}

function Sentences({ title, intro, sentences }: { readonly title: string; readonly intro: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div>
      <p className="label">{title}</p>
      {sentences.length === 1 ? null : <p className="note">{intro}</p>}
      <ul className="why-sentences">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </div>
  )
}

function Tree({ tree }: { readonly tree: TreeInWords }) {
  return (
    <li>
      {tree.text} <b className="why-truth">{tree.truth}</b>
      {tree.parts.length === 0 ? null : <ul className="why-tree">{tree.parts.map((part, index) => <Tree tree={part} key={`${String(index)} ${part.text}`} />)}</ul>}
    </li>
  )
}
