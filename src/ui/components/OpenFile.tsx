import { useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { problemInWords } from '../../i18n/problems.ts'
import { useMessages } from '../language.tsx'
import { openBeside, type Opened, openFile, openInstead } from '../open-file.ts'
import { routes } from '../routes.ts'
import './OpenFile.css'

const SHOWN = 20

/** Opens an assessment from a file, by button or by dropping it; a bad file is told with every place that is wrong. */
export function OpenFile() {
  const { t } = useMessages()
  const [, navigate] = useLocation()
  const [outcome, setOutcome] = useState<Opened | null>(null)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const opened = await openFile(file)
    setOutcome(opened)
    if (opened.state === 'opened') navigate(routes.tasks(opened.id))
  }
  const go = (opening: Promise<string>) => { void opening.then((opened) => { navigate(routes.tasks(opened)) }) }
  return (
    <div
      className={over ? 'open-file over' : 'open-file'}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => { setOver(false) }}
      onDrop={(event) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files[0]) }}
    >
      <div className="row">
        <label className="btn quiet open-file-label" htmlFor={id}>{t('openFile.action')}</label>
        <input
          ref={input}
          className="open-file-input"
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => { void take(target.files?.[0]).finally(() => { target.value = '' }) }}
        />
        <span className="note">{t('openFile.hint')}</span>
      </div>
      {outcome?.state === 'refused' ? <Refused outcome={outcome} /> : null}
      {outcome?.state === 'exists' ? (
        <div className="open-file-result" role="alert">
          <p><b>{t('openFile.exists')}</b> {t('openFile.existsWhy')}</p>
          <div className="row">
            <button className="btn" type="button" onClick={() => { go(openBeside(outcome.assessment)) }}>{t('openFile.beside')}</button>
            <button className="btn quiet" type="button" onClick={() => { go(openInstead(outcome.assessment)) }}>{t('openFile.instead')}</button>
          </div>
        </div>
      ) : null}
    </div>
  )
}

function Refused({ outcome }: { readonly outcome: Extract<Opened, { state: 'refused' }> }) {
  const messages = useMessages()
  const { t } = messages
  const { file, problems } = outcome
  return (
    <div className="open-file-result" role="alert">
      <p><b>{t('openFile.refused', { file })}</b> {t('openFile.refusedWhy')}</p>
      <ul>
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.path} ${problem.code}`}>
            {problem.line === null ? '' : t('openFile.line', { line: problem.line })}
            {problemInWords(problem, messages)}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p className="note">{t('openFile.more', { count: problems.length - SHOWN })}</p> : null}
    </div>
  )
}
