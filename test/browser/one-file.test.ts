import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from './app.ts'

let app: App
beforeAll(async () => { app = await startApp() })
afterAll(async () => { await app.close() })

test('lacuna.html works by double click, from a folder where nothing else is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lacuna-usb-'))
  cpSync(fileURLToPath(new URL('../../dist/lacuna.html', import.meta.url)), join(folder, 'lacuna.html'))
  const address = pathToFileURL(join(folder, 'lacuna.html')).href
  const profile = await app.profile()
  const page = await profile.open()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url())
  })
  const errors: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  await page.goto(`${address}#/new/self-assessment`)
  await page.fill('#details-name', 'Republic of Example')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL(/#\/assessment\/[^/]+$/)
  const tasks = page.url()
  await page.goto(`${tasks}/question/72.2`)
  await page.locator('#q-r72-support-cooperation .option').nth(1).click()
  await page.locator('aside .small-finding').first().waitFor()
  await page.getByText(/Saved on this computer at/).first().waitFor()
  await page.reload()
  await page.locator('aside .small-finding').first().waitFor()
  await page.goto(`${tasks}/report`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /PDF/ }).click()])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByText(/Made and read back/).waitFor()
  expect(errors).toEqual([])
  expect(elsewhere).toEqual([])
})
