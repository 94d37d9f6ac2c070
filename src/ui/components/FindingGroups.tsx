import type { FindingGroup } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { FindingCard } from './FindingCard.tsx'

/** All findings, gravest first. */
export function FindingGroups({ groups }: { readonly groups: readonly FindingGroup[] }) {
  const { t } = useMessages()
  if (groups.length === 0) return <p>{t('findings.none')}</p>
  return groups.map(({ kind, severity, title, findings }) => (
    <div className="stack" key={`${kind} ${severity ?? ''}`}>
      <h3>{t('results.groupCount', { title, count: findings.length })}</h3>
      <div>{findings.map((finding) => <FindingCard key={finding.rule} finding={finding} level={4} />)}</div>
    </div>
  ))
}
