import type { Rulebook } from '../core/rulebook/types.ts'

/** The rules without a word of text: all that scoring needs. */
export async function loadRulebook(): Promise<Rulebook> {
  return (await import('virtual:instrument/rulebook')).default
}
