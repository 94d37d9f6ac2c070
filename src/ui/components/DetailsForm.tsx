import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { Assessment } from '../../core/assessment/types.ts'
import { COUNTRIES } from '../../i18n/countries.ts'
import { useMessages } from '../language.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'

/** What the form about an assessment holds; empty texts stand for "not given". */
export interface Details {
  readonly name: string
  readonly iso3: string
  readonly from: string
  readonly to: string
  readonly assessor: string
  readonly role: string
}

const ROLES = ['government', 'ngo', 'trainer', 'other'] as const

export function detailsOf({ subject, assessor }: Pick<Assessment, 'subject' | 'assessor'>): Details {
  return {
    name: subject.name,
    iso3: subject.iso3 ?? '',
    from: subject.from ?? '',
    to: subject.to ?? '',
    assessor: assessor.name,
    role: assessor.role,
  }
}

/** Puts the form's words into an assessment; members of the file that the form does not know stay. */
export function withDetails(assessment: Assessment, details: Details): Assessment {
  const given = (text: string) => (text === '' ? null : text)
  return {
    ...assessment,
    subject: {
      ...assessment.subject,
      name: details.name.trim(),
      iso3: given(details.iso3),
      from: given(details.from),
      to: given(details.to),
    },
    assessor: { ...assessment.assessor, name: details.assessor.trim(), role: details.role },
  }
}

interface Props {
  readonly initial: Details
  readonly submit: string
  readonly onSubmit: (details: Details) => void
  /** Called with each change that is complete enough to keep. */
  readonly onChange?: (details: Details) => void
}

/** Who is assessed, over which period, by whom. Errors appear when the person goes on, never while typing. */
export function DetailsForm({ initial, submit, onSubmit, onChange }: Props) {
  const { t, locale, country } = useMessages()
  const { register, handleSubmit, formState, watch } = useForm<Details>({ defaultValues: initial, reValidateMode: 'onSubmit', shouldFocusError: false })
  const changed = useRef(onChange)
  useEffect(() => { changed.current = onChange }, [onChange])
  useEffect(() => {
    const { unsubscribe } = watch((values) => {
      const details = { ...initial, ...values }
      if (details.name.trim() !== '' && !isReversed(details)) changed.current?.(details)
    })
    return unsubscribe
  }, [watch, initial])
  const { errors } = formState
  const list = Object.entries(errors).map(([field, error]) => ({ field: `details-${field}`, message: error.message ?? '' }))
  const described = (field: keyof Details) => ({
    id: `details-${field}`,
    'aria-invalid': errors[field] === undefined ? undefined : true,
    'aria-describedby': errors[field] === undefined ? undefined : `details-${field}-error`,
  })
  const errorOf = (field: keyof Details) =>
    errors[field] === undefined ? null : <p className="field-error" id={`details-${field}-error`}>{errors[field].message}</p>
  const countries = COUNTRIES.map((code) => ({ code, name: country(code) })).sort((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <form className="stack-wide" noValidate onSubmit={(event) => { void handleSubmit(onSubmit)(event) }}>
      <ErrorSummary errors={list} attempt={formState.submitCount} />
      <div className="field">
        <label htmlFor="details-name">{t('details.name')}</label>
        <span className="hint" id="details-name-hint">{t('details.nameHint')}</span>
        {errorOf('name')}
        <input type="text" autoComplete="off" {...described('name')} {...register('name', { validate: (name) => name.trim() !== '' || t('details.nameMissing') })} />
      </div>
      <div className="field">
        <label htmlFor="details-iso3">{t('details.country')}</label>
        <select {...described('iso3')} {...register('iso3')}>
          <option value="">{t('details.countryNone')}</option>
          {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </div>
      <fieldset className="stack">
        <legend className="label">{t('details.period')}</legend>
        {errorOf('to')}
        <div className="row">
          <div className="field">
            <label htmlFor="details-from">{t('details.from')}</label>
            <input type="date" {...described('from')} {...register('from')} />
          </div>
          <div className="field">
            <label htmlFor="details-to">{t('details.to')}</label>
            <input type="date" {...described('to')} {...register('to', { validate: (_, details) => !isReversed(details) || t('details.periodReversed') })} />
          </div>
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="details-assessor">{t('details.assessor')}</label>
        <span className="hint">{t('details.assessorHint')}</span>
        <input type="text" autoComplete="off" {...described('assessor')} {...register('assessor')} />
      </div>
      <div className="field">
        <label htmlFor="details-role">{t('details.role')}</label>
        <select {...described('role')} {...register('role')}>
          {ROLES.map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
        </select>
      </div>
      <div className="row"><button className="btn" type="submit">{submit}</button></div>
    </form>
  )
}

function isReversed({ from, to }: Details): boolean {
  return from !== '' && to !== '' && from > to
}
