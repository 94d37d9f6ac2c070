import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { preview, type PreviewServer } from 'vite'
import { expect } from 'vitest'
import { findBrowser } from '../tasks/chromium.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Without these Chromium looks for hosts of its maker at every start. */
const QUIET = [
  '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu',
]

export interface App {
  readonly address: string
  /** A browser profile of its own, kept on disk, so that it can be closed and opened again. */
  readonly profile: () => Promise<Profile>
  readonly close: () => Promise<void>
}

export interface Profile {
  readonly open: (options?: { readonly width?: number; readonly height?: number; readonly locale?: string; readonly colorScheme?: 'light' | 'dark' }) => Promise<Page>
  /** Closes the browser; `open` starts it again on the same profile. */
  readonly quit: () => Promise<void>
  /** What no page may do: requests elsewhere, violations of the policy, errors. Empty when all is well. */
  readonly trespasses: () => readonly string[]
}

/** Serves the built app and hands out browser profiles. */
export async function startApp(): Promise<App> {
  const server: PreviewServer = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 4300, strictPort: false } })
  const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
  if (address === undefined) throw new Error('the preview server has no address')
  const profiles: Profile[] = []
  const folders: string[] = []
  return {
    address,
    profile: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lacuna-profile-'))
      folders.push(folder)
      const profile = makeProfile(folder, address)
      profiles.push(profile)
      return Promise.resolve(profile)
    },
    close: async () => {
      for (const profile of profiles) await profile.quit()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
      await server.close()
    },
  }
}

function makeProfile(folder: string, address: string): Profile {
  let context: BrowserContext | null = null
  const trespasses: string[] = []
  const start = async (options: Parameters<Profile['open']>[0]): Promise<BrowserContext> => {
    const executablePath = findBrowser()
    if (executablePath === null) throw new Error('no browser found; see test/tasks/chromium.mjs')
    const started = await chromium.launchPersistentContext(folder, {
      executablePath,
      args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      viewport: { width: options?.width ?? 1280, height: options?.height ?? 900 },
      locale: options?.locale ?? 'en',
      colorScheme: options?.colorScheme ?? 'light',
      acceptDownloads: true,
    })
    started.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(address) && !url.startsWith('blob:') && !url.startsWith('data:')) trespasses.push(`request to ${url}`)
    })
    started.on('weberror', (error) => trespasses.push(`error: ${error.error().message}`))
    started.on('console', (message) => {
      if (message.type() === 'error') trespasses.push(`console: ${message.text()}`)
    })
    return started
  }
  return {
    open: async (options) => {
      context ??= await start(options)
      const page = await context.newPage()
      if (options?.width !== undefined) await page.setViewportSize({ width: options.width, height: options.height ?? 900 })
      return page
    },
    quit: async () => {
      await context?.close()
      context = null
    },
    trespasses: () => trespasses,
  }
}

/** Fails with what axe finds on the page, best practices included. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found).toEqual([])
}
