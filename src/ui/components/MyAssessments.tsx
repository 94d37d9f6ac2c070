import { useCallback, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { isAnswer } from '../../core/assessment/types.ts'
import { closeAssessment, session } from '../../store/session.ts'
import type { StoredAssessment } from '../../store/storage.ts'
import { useMessages } from '../language.tsx'
import { routes } from '../routes.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'

/** A deleted assessment can be brought back for thirty days. */
const KEPT_DAYS = 30
const DAY = 24 * 60 * 60 * 1000

/** The assessments kept on this computer, newest first. Deleting asks, and can be undone. */
export function MyAssessments() {
  const { t, locale } = useMessages()
  const storage = useStore(session, (state) => state.storage)
  const [stored, setStored] = useState<readonly StoredAssessment[] | null>(null)
  const [asked, setAsked] = useState<StoredAssessment | null>(null)
  const refresh = useCallback(async () => {
    if (storage !== null) setStored(await storage.list())
  }, [storage])
  useEffect(() => {
    void storage?.purge(Date.now() - KEPT_DAYS * DAY).then(refresh)
  }, [storage, refresh])
  const heading = useRef<HTMLHeadingElement>(null)
  if (storage === null || stored === null || stored.length === 0) return null
  const kept = stored.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => b.savedAt - a.savedAt)
  const deleted = stored.filter(({ deletedAt }) => deletedAt !== null)
  const remove = async ({ assessment }: StoredAssessment) => {
    if (session.getState().current?.id === assessment.id) await closeAssessment()
    await storage.remove(assessment.id)
    await refresh()
    heading.current?.focus()
  }
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>{t('list.title')}</h2>
      <ul className="mine">
        {kept.map((one) => (
          <li key={one.assessment.id}>
            <div>
              <Link href={routes.tasks(one.assessment.id)} dir="auto">{one.assessment.subject.name || t('list.unnamed')}</Link>
              <p className="note">
                {t('list.facts', {
                  kind: t(`assessmentKind.${one.assessment.kind}`),
                  answered: Object.values(one.assessment.responses).filter(({ answer }) => isAnswer(answer)).length,
                  time: time.format(one.savedAt),
                })}
              </p>
            </div>
            <button className="link-btn" type="button" onClick={() => { setAsked(one) }}>
              {t('list.delete')}<span className="hidden"> {one.assessment.subject.name || t('list.unnamed')}</span>
            </button>
          </li>
        ))}
      </ul>
      {deleted.map((one) => (
        <p className="undo row" role="status" key={one.assessment.id}>
          <span>{t('list.deleted', { name: one.assessment.subject.name || t('list.unnamed'), days: KEPT_DAYS })}</span>
          <button className="link-btn" type="button" onClick={() => { void storage.restore(one.assessment.id).then(refresh) }}>
            {t('list.undo')}
          </button>
        </p>
      ))}
      <ConfirmDialog
        open={asked !== null}
        title={t('list.deleteTitle')}
        text={t('list.deleteText', { name: asked?.assessment.subject.name ?? '', days: KEPT_DAYS })}
        confirm={t('list.deleteConfirm')}
        onClose={(confirmed) => {
          if (confirmed && asked !== null) void remove(asked)
          setAsked(null)
        }}
      />
    </section>
  )
}
