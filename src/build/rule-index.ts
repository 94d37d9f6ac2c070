import { questionsOf } from '../core/engine/conditions.ts'
import type { InstrumentText, Rulebook } from '../core/rulebook/types.ts'

/** docs/rules.md: every rule with what it reads, what it caps and what it rests on. Generated, so that it is never stale. */
export function ruleIndex(rulebook: Rulebook, text: InstrumentText): string {
  const sections = rulebook.recommendations.map(({ number }) => {
    const rows = rulebook.rules
      .filter(({ recommendation }) => recommendation === number)
      .map(({ id, kind, severity, when, cap, basis }) =>
        `| \`${id}\` | ${text.rules[id]?.title ?? ''} | ${kind} | ${severity ?? ''} | ${cap === null ? '' : `${String(cap.recommendation)}: ${cap.at}`} | ${questionsOf(when).map((question) => `\`${question}\``).join(', ')} | ${basis.join(', ')} |`,
      )
    return [
      `## ${String(number)}. ${text.recommendations[number]?.title ?? ''}`,
      '',
      '| Rule | Title | Kind | Severity | Cap | Reads | Paragraphs |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  })
  const intro = `All ${String(rulebook.rules.length)} rules of \`${rulebook.id}\` ${rulebook.version}. This page is generated: change the rule files and run \`npm run generate\`.`
  return `# Index of rules\n\n${intro}\n\n${sections.join('\n\n')}\n`
}
