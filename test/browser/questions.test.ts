import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instrument } from '../instrument.ts'
import { type App, type Profile, startApp } from './app.ts'

let app: App
let profile: Profile
let page: Page
let tasks: string
beforeAll(async () => {
  app = await startApp()
  profile = await app.profile()
})
afterAll(async () => {
  expect(profile.trespasses()).toEqual([])
  await app.close()
})

beforeEach(async () => {
  page = await profile.open()
  await page.goto(`${app.address}/#/new/self-assessment`)
  await page.fill('#details-name', 'Republic of Example')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL(/#\/assessment\/[^/]+$/)
  tasks = page.url()
  return async () => { await page.close() }
})

/** Opens the page of a question and gives its fieldset. */
async function ask(question: string) {
  const criterion = instrument.rulebook.questions.find(({ id }) => id === question)?.criterion ?? ''
  await page.goto(`${tasks}/question/${criterion}`)
  const field = page.locator(`#q-${question}`)
  await field.waitFor()
  return field
}

/** The response that is on the disk, after the app has said that it is. */
async function kept(question: string): Promise<unknown> {
  await page.waitForTimeout(400)
  await page.getByText(/Saved on this computer at/).first().waitFor()
  return page.evaluate(async ([id, name]) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lacuna-1')
      request.onsuccess = () => { resolve(request.result) }
    })
    const stored = await new Promise<{ assessment: { responses: Record<string, unknown> } } | undefined>((resolve) => {
      const request = database.transaction('assessments').objectStore('assessments').get(id ?? '')
      request.onsuccess = () => { resolve(request.result as never) }
    })
    database.close()
    return stored?.assessment.responses[name ?? '']
  }, [tasks.split('/').at(-1), question])
}

describe('partial knowledge', () => {
  test('“one of these” is written once it says something, and the engine counts it', async () => {
    const field = await ask('r72-support-cooperation')
    await field.getByRole('button', { name: 'Not quite sure? Say what you can' }).click()
    await field.getByRole('checkbox').nth(0).check()
    expect(await kept('r72-support-cooperation')).toBeUndefined()
    await field.getByRole('checkbox').nth(1).check()
    expect(await kept('r72-support-cooperation')).toMatchObject({ answer: { oneOf: ['never', 'some-services'] } })
    await field.getByRole('button', { name: 'I know which one: choose a single option' }).click()
    await field.getByRole('radio').nth(1).check()
    expect(await kept('r72-support-cooperation')).toMatchObject({ answer: { option: 'some-services' } })
  })

  test('ticks are not taken as all until somebody says so', async () => {
    const field = await ask('r72-service-package')
    await field.getByRole('checkbox').first().check()
    expect(await kept('r72-service-package')).toMatchObject({ answer: { rest: 'unknown' } })
    await field.getByRole('group', { name: 'Is that all?' }).getByRole('radio', { name: 'Yes, all of them' }).check()
    expect(await kept('r72-service-package')).toEqual({ answer: { options: [expect.any(String)] } })
  })

  test('at least so many', async () => {
    const field = await ask('r69-investigations')
    await field.getByRole('button', { name: 'Not quite sure? Say what you can' }).click()
    await field.getByRole('textbox', { name: /^At least/ }).fill('40')
    expect(await kept('r69-investigations')).toMatchObject({ answer: { atLeast: 40 } })
  })
})

describe('not answering', () => {
  test.each([
    ['We do not know', { none: 'unknown' }],
    ['Not decided yet', { none: 'undecided' }],
    ['Later', { none: 'later' }],
  ])('“%s” is as easy as an answer', async (name, answer) => {
    const field = await ask('r72-support-cooperation')
    await field.getByRole('radio', { name }).check()
    expect(await kept('r72-support-cooperation')).toMatchObject({ answer })
  })

  test('“does not apply” wants a reason; the summary at Continue leads to the field, and nothing is red before', async () => {
    const question = instrument.rulebook.questions.find(({ mayNotApply, type }) => mayNotApply && type === 'choice')?.id ?? ''
    const field = await ask(question)
    await field.getByRole('radio', { name: 'Does not apply' }).check()
    expect(await field.locator('[aria-invalid]').count()).toBe(0)
    expect(await kept(question)).toBeUndefined()
    await page.getByRole('button', { name: 'Continue' }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    await summary.getByRole('link').first().click()
    await page.keyboard.type('No such agreement is in force')
    expect(await kept(question)).toMatchObject({ answer: { none: 'not-applicable', reason: 'No such agreement is in force' } })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL((url) => !url.href.endsWith(instrument.rulebook.questions.find(({ id }) => id === question)?.criterion ?? ''))
  })
})

test('evidence is a card that can be repeated, taken away and brought back', async () => {
  const field = await ask('r72-support-cooperation')
  await field.getByRole('radio').first().check()
  await field.getByRole('button', { name: 'Add evidence' }).click()
  await field.getByRole('textbox', { name: /^Document and place/ }).fill('Act 12/2019, art. 7')
  await field.getByRole('textbox', { name: 'Quote' }).fill('Support does not depend on testimony. “证据” إثبات 🙂')
  expect(await kept('r72-support-cooperation')).toMatchObject({ evidence: [{ citation: 'Act 12/2019, art. 7', quote: 'Support does not depend on testimony. “证据” إثبات 🙂' }] })
  await field.getByRole('button', { name: /^Remove evidence/ }).click()
  await field.getByRole('button', { name: 'Undo' }).click()
  expect(await kept('r72-support-cooperation')).toMatchObject({ evidence: [{ citation: 'Act 12/2019, art. 7' }] })
})

test('what was typed last is kept when somebody leaves at once', async () => {
  const field = await ask('r72-support-cooperation')
  await field.getByRole('radio').first().check()
  await field.getByRole('button', { name: 'Add a note' }).click()
  await field.getByRole('textbox', { name: 'Note' }).fill('Typed and left')
  await page.goto(`${tasks}/check`)
  await page.waitForSelector('h1')
  expect(await kept('r72-support-cooperation')).toMatchObject({ note: 'Typed and left' })
})

test('first look asks about a third; switching loses nothing', async () => {
  const field = await ask('r72-support-cooperation')
  await field.getByRole('radio').nth(1).check()
  await page.goto(tasks)
  await page.getByText('Change what is asked').click()
  await page.getByRole('radio', { name: /^First look/ }).check()
  await page.getByText(/46 questions/).first().waitFor()
  await page.getByRole('radio', { name: /^Full/ }).check()
  expect(await kept('r72-support-cooperation')).toMatchObject({ answer: { option: 'some-services' } })
})

test('a new finding is announced once, politely', async () => {
  const field = await ask('r72-support-cooperation')
  await field.getByRole('radio').nth(1).check()
  await page.locator('aside [role=status]', { hasText: 'New finding' }).waitFor({ state: 'attached' })
})
