// `npm test`: everything that is checked, from a fresh clone. The last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { needBrowser } from "./setup/find-browser.mjs"
import { needNatsServer } from "./setup/nats-server.mjs"
import { installPackages } from "./setup/packages.mjs"
import { bin, ROOT, run, runBeside, say } from "./setup/run.mjs"

installPackages()
const browser = needBrowser()
// Fetched once, before several at a time would.
if (!needNatsServer())
  say("No nats-server from 2.12 on can be had here: the tests that need one are skipped, and counted so.")
const reports = `${ROOT}.cache/reports/`
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const node = (...args) => run(process.execPath, args, { CHROME_PATH: browser })

/** A check that either holds or doesn't. */
function check(name, ...args) {
  say(`\n── ${name}`)
  const held = node(...args)
  total[held ? "passed" : "failed"]++
  say(held ? `${name}: well` : `${name}: FAILED`)
  return held
}

const reportOf = (project) => `${reports}${project}.json`
const vitest = (project) => [
  ...[bin("vitest/vitest.mjs"), "run", "--project", project],
  ...["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(project)}`],
]

/** One of vitest's projects; its tests are counted one by one. */
function tests(project) {
  say(`\n── ${project} tests`)
  count(project, node(...vitest(project)))
}

/** A project whose tests mostly wait for servers of their own: begun now, its output shown and its tests counted when it is waited for. */
function begin(project) {
  const ended = runBeside(process.execPath, vitest(project), {
    log: `${reports}${project}.log`,
    env: { CHROME_PATH: browser },
  })
  return async () => {
    const { held, output } = await ended
    say(`\n── ${project} tests`)
    say(output)
    count(project, held)
  }
}

function count(project, held) {
  const counted = readReport(reportOf(project))
  total.passed += counted.numPassedTests
  total.skipped += counted.numPendingTests + counted.numTodoTests
  // A run that failed without a failed test (a file that could not be loaded) has failed all the same.
  total.failed += held ? 0 : Math.max(1, counted.numFailedTests)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  }
}

check("format and lint", bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings")
check("types", bin("typescript/bin/tsc"), "--noEmit")
check("types outside src", bin("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.node.json")
check("nothing dead", bin("knip/bin/knip.js"))
const team = begin("team")
tests("unit")
tests("browser")
await team()
if (check("build", bin("plasmo/bin/index.mjs"), "build", "--hoist")) {
  tests("pages")
  tests("e2e")
  tests("chaos")
}

const { passed, failed, skipped } = total
say("")
say(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`)
process.exit(failed === 0 ? 0 : 1)
