// Finds Chrome, Chromium or Edge for the browser tests; installs Chromium where it can (Debian as root).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge']

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    process.env[variable] === undefined
      ? []
      : ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) => `${process.env[variable]}\\${path}`),
  ),
]

/** Path of a browser; null when there is none. `CHROME_PATH` goes before everything. */
export function findBrowser() {
  const { CHROME_PATH, PATH = '' } = process.env
  if (CHROME_PATH !== undefined && existsSync(CHROME_PATH)) return CHROME_PATH
  const onPath = PATH.split(process.platform === 'win32' ? ';' : ':').flatMap((folder) => NAMES.map((name) => `${folder}/${name}`))
  return [...onPath, ...PLACES].find((path) => existsSync(path)) ?? null
}

/** A browser, installed first if need be and possible; null, after one line that says what to install, when there is none. */
export function requireBrowser() {
  const found = findBrowser()
  if (found !== null) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium for the browser tests\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    const installed = findBrowser()
    if (installed !== null) return installed
  }
  process.stdout.write('The browser tests need Chrome, Chromium or Edge: install one, or set CHROME_PATH to its program.\n')
  return null
}
