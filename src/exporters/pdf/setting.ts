import type { Messages } from '../../core/language.ts'
import type { Profile } from '../../core/report/model.ts'
import type { Box } from './blocks.ts'
import type { Item } from './flow.ts'
import type { Typesetter } from './typeset.ts'

/** What every section needs to set its text: the letters, the few words of the document itself, and the measure. */
export interface Setting {
  readonly setter: Typesetter
  readonly messages: Messages
  readonly box: Box
  readonly profile: Profile
}

/** A part of the document; empty ones are left out with their line in the contents. */
export type Section = readonly Item[]
