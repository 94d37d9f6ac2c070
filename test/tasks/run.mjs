// Runs all checks and tests, one after the other, and ends with the line "N passed, N failed[, N skipped]".
//   node test/tasks/run.mjs           everything
//   node test/tasks/run.mjs --check   types, lint, architecture only
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireBrowser } from './chromium.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)
const totals = { passed: 0, failed: 0, skipped: 0 }

/** A check that passes or fails as a whole. */
function check(name, command, args) {
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  totals[status === 0 ? 'passed' : 'failed'] += 1
  return status === 0
}

/** A Vitest project; each of its tests counts. */
function tests(name, project) {
  process.stdout.write(`\n== ${name}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'lacuna-test-'))
  const output = join(folder, 'result.json')
  const { status } = spawnSync(
    bin('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } },
  )
  try {
    const result = JSON.parse(readFileSync(output, 'utf8'))
    totals.passed += result.numPassedTests
    totals.failed += result.numFailedTests
    totals.skipped += result.numPendingTests + result.numTodoTests
    // A file that could not be read, or a setup that threw, has no failed test of its own.
    if (status !== 0 && result.numFailedTests === 0) totals.failed += 1
    if (result.numTotalTests === 0) totals.failed += 1
  } catch {
    totals.failed += 1
  }
  rmSync(folder, { recursive: true, force: true })
}

function finish() {
  const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
  process.exitCode = totals.failed === 0 ? 0 : 1
}

check('Instrument', process.execPath, ['src/cli/start.mjs', 'check'])
check('Types', bin('tsc'), [])
check('Lint', bin('eslint'), ['-c', 'test/eslint.config.js', 'src', 'test', 'vite.config.ts'])
check('Architecture', bin('depcruise'), ['--config', 'test/architecture.cjs', 'src'])
if (!process.argv.includes('--check')) {
  tests('Unit and property tests', 'unit')
  const built = check('Build', 'npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'])
  const browser = requireBrowser()
  if (browser === null) totals.failed += 1
  else if (built) tests('Browser tests', 'browser')
}
finish()
