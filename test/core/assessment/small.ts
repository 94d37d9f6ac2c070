import type { Question, Rulebook } from '../../../src/core/rulebook/types.ts'

const base = { recommendation: 1, criterion: '1.1', indicator: 'process', weight: 1, lead: 'police', basis: [1] } as const

/** One question of each type; only the first may not apply. */
export const choice: Question = {
  ...base,
  id: 'r1-choice',
  mayNotApply: true,
  type: 'choice',
  options: [{ id: 'yes', value: 100 }, { id: 'partly', value: 50 }, { id: 'no', value: 0 }],
}
export const multi: Question = {
  ...base,
  id: 'r1-multi',
  mayNotApply: false,
  type: 'multi',
  options: [
    { id: 'a', points: 1, exclusive: false },
    { id: 'b', points: 2, exclusive: false },
    { id: 'c', points: 3, exclusive: false },
    { id: 'none', points: 0, exclusive: true },
  ],
}
export const number: Question = { ...base, id: 'r1-number', weight: 0, mayNotApply: false, type: 'number', min: 0, max: 500 }

export const rulebook: Rulebook = {
  id: 'small-instrument',
  version: '1.2.0',
  recommendations: [
    { number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [1], questions: ['r1-choice', 'r1-multi', 'r1-number'] }] },
  ],
  questions: [choice, multi, number],
  rules: [],
  precedents: [],
}

/** A sound file, each member on its own line. Tests change one thing in it. */
export const SOUND = `{
  "format": "lacuna-assessment",
  "formatVersion": 1,
  "instrument": {
    "id": "small-instrument",
    "version": "1.2.0"
  },
  "id": "5e0c",
  "kind": "audit",
  "subject": {
    "name": "Example",
    "iso3": null,
    "from": "2025-01-01",
    "to": "2025-12-31"
  },
  "assessor": {
    "name": "Somebody",
    "role": "government"
  },
  "responses": {
    "r1-choice": {
      "answer": {
        "option": "yes"
      },
      "evidence": [
        {
          "type": "law",
          "citation": "Act 1",
          "colour": "red"
        }
      ],
      "note": "N"
    },
    "r1-multi": {
      "answer": {
        "options": [
          "a"
        ],
        "rest": "unknown"
      }
    },
    "r1-number": {
      "answer": {
        "atLeast": 3,
        "atMost": 9
      }
    }
  },
  "contributors": {
    "somebody": [
      11,
      2.5,
      null
    ]
  }
}
`

/** The sound file with one piece of text in place of another, which must stand in it. */
export function changed(from: string, to: string): string {
  if (!SOUND.includes(from)) throw new Error(`the sound file has no ${from}`)
  return SOUND.replace(from, () => to)
}

/** The sound file with another answer to the question. */
export function answering(id: string, answer: string): string {
  return SOUND.replace(new RegExp(`("${id}": \\{\\n      "answer": )\\{[^}]*\\}`), (_, head: string) => `${head}${answer}`)
}
