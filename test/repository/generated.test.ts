import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { ruleIndex } from '../../src/build/rule-index.ts'
import { publishedSchema } from '../../src/core/assessment/schema.ts'
import { instrument } from '../instrument.ts'

// These files are generated. When one is stale: npm run generate.

test('docs/rules.md lists every rule as it stands', async () => {
  const { rulebook, texts } = instrument
  const text = texts['en']
  if (text === undefined) throw new Error('the instrument has no English text')
  await expect(ruleIndex(rulebook, text)).toMatchFileSnapshot('../../docs/rules.md')
})

test('the published JSON Schema says what the code reads', async () => {
  const schema = {
    $id: 'assessment-1.schema.json',
    title: 'Lacuna assessment, format version 1',
    description: 'An assessment file (*.lacuna.json). Members that are not named here are kept and not read. docs/file-format.md says more.',
    ...toJsonSchema(publishedSchema, { errorMode: 'ignore' }),
  }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../public/schema/assessment-1.schema.json')
})
