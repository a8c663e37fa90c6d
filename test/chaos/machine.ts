import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, CDPSession, Page, Target } from "puppeteer-core"
import { type AsideBrowser, EXTENSION_ID, launchAside } from "../../scripts/browser/launch"
import { watch } from "./looks"

/** A computer with the built extension in a real Chromium on one profile, which can be treated badly. */
export interface Machine {
  /** The panel's page; waits while the browser is down. */
  page(): Promise<Page>
  browser(): Promise<Browser>
  /** Unix milliseconds by this computer's clock, which moves on with every sleep. */
  now(): number
  /** Says something to the worker, as the panel does. Undefined: no answer came, and nobody knows. */
  say(command: object): Promise<Answer | undefined>
  /** Kills the worker where it stands and sees it dead; false when none was alive. */
  killWorker(): Promise<boolean>
  /** SIGKILL to all of the browser. It stays down until `start`. */
  killBrowser(): Promise<void>
  /** Starts the browser on the same profile, and opens the panel; nothing when it runs. */
  start(): Promise<void>
  /**
   * Runs a program in a bare page of our origin while nobody is at the panel, wakes a worker, and kills the browser after so long.
   * Answers with what the program made, and whether the worker was still on its way: it answers nobody before its desk is open.
   */
  dieStarting(program: string, after: number): Promise<{ made: unknown; onItsWay: boolean }>
  /** The computer sleeps for so long: its processes stand still, then its clock is later. Nothing in the browser is told. */
  sleep(ms: number): Promise<void>
  close(): Promise<void>
}

/** What the worker answers. */
export interface Answer {
  ok: boolean
  value?: unknown
  refusal?: string
}

const PATIENCE_MS = 10_000
/** Moves a context's clock; only the clock: the extension's own files are as they were built. */
const clockAhead = (ms: number) => `(() => {
  if (globalThis.slept) { globalThis.slept(${ms}); return }
  let ahead = ${ms}
  const Real = Date, real = Date.now.bind(Date)
  globalThis.slept = (to) => { ahead = to }
  globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(real() + ahead) } static now() { return real() + ahead } }
})()`

interface Up {
  aside: AsideBrowser
  page: Page
}

/** The machine, switched off. `clock` is told how far ahead the computer's clock is after each sleep. */
export function buildMachine(resolverRules: () => string, clock: { ahead: number }): Machine {
  const profile = mkdtempSync(join(tmpdir(), "aside-chaos-"))
  let turnedOn = () => {}
  let up: Promise<Up> = waiting()
  let here: Up | null = null

  function waiting(): Promise<Up> {
    return new Promise((resolve) => {
      turnedOn = () => here && resolve(here)
    })
  }

  const machine: Machine = {
    page: async () => (await up).page,
    browser: async () => (await up).aside.browser,
    now: () => Date.now() + clock.ahead,
    async say(command) {
      const { page } = await up
      const told = page.evaluate((said) => chrome.runtime.sendMessage(said), command) as Promise<Answer | undefined>
      return inTime(told.catch(() => undefined))
    },
    async killWorker() {
      const { aside } = await up
      return killWorker(aside.browser)
    },
    async killBrowser() {
      const { aside } = await up
      up = waiting()
      here = null
      await aside.kill()
    },
    async start() {
      if (here) return
      const aside = await launchAside({ profile, resolverRules: resolverRules(), before: (b) => wind(b, clock) })
      const page = await aside.browser.newPage()
      await page.evaluateOnNewDocument(clockAhead(clock.ahead))
      await page.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`, { waitUntil: "domcontentloaded" })
      await watch(page)
      here = { aside, page }
      turnedOn()
    },
    async dieStarting(program, after) {
      const { aside, page } = await up
      up = waiting()
      here = null
      try {
        const made = await alone(aside, page, program)
        // This page opens no desk itself: what it says only wakes the worker.
        const woken = page.evaluate(() => chrome.runtime.sendMessage({ say: "awake", opened: true }))
        const late = new Promise<true>((resolve) => setTimeout(resolve, after, true))
        const onItsWay = await Promise.race([woken.then(() => false).catch(() => false), late])
        return { made, onItsWay }
      } finally {
        await aside.kill()
      }
    },
    async sleep(ms) {
      const { aside, page } = await up
      const pid = aside.browser.process()?.pid ?? 0
      process.kill(-pid, "SIGSTOP")
      clock.ahead += ms
      process.kill(-pid, "SIGCONT")
      const moved = clockAhead(clock.ahead)
      await page.evaluate(moved)
      const worker = await workerOf(aside.browser)?.worker()
      await worker?.evaluate(moved).catch(() => undefined)
    },
    async close() {
      if (here) await here.aside.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
  return machine
}

/** Nobody is at the panel and no worker lives: what the program does, nobody else does meanwhile. */
async function alone({ browser }: AsideBrowser, page: Page, program: string): Promise<unknown> {
  await page.goto(`chrome-extension://${EXTENSION_ID}/manifest.json`)
  await killWorker(browser)
  return page.evaluate(program)
}

const workerOf = (browser: Browser): Target | undefined =>
  browser.targets().find((target) => target.type() === "service_worker" && target.url().includes(EXTENSION_ID))

async function killWorker(browser: Browser): Promise<boolean> {
  const target = workerOf(browser)
  if (!target) return false
  const gone = new Promise<true>((resolve) => {
    browser.on("targetdestroyed", (destroyed) => destroyed === target && resolve(true))
  })
  const closed = target.worker().then((worker) => worker?.close())
  return (await inTime(Promise.all([gone, closed.catch(() => undefined)]))) !== undefined
}

/** Every worker of ours finds this computer's clock as late as it is, as soon as it runs. */
async function wind(browser: Browser, clock: { ahead: number }): Promise<void> {
  const session = await browser.target().createCDPSession()
  session.on("Target.attachedToTarget", ({ sessionId }) => {
    const worker = session.connection()?.session(sessionId)
    if (worker) void windOne(session, worker, { sessionId, clock }).catch(() => undefined)
  })
  const filter = [{ type: "service_worker" }]
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter })
}

async function windOne(
  session: CDPSession,
  worker: CDPSession,
  { sessionId, clock }: { sessionId: string; clock: { ahead: number } },
): Promise<void> {
  await Promise.all([
    worker.send("Runtime.evaluate", { expression: clockAhead(clock.ahead) }),
    worker.send("Runtime.runIfWaitingForDebugger"),
  ])
  // Whoever stays attached keeps a worker alive.
  await session.send("Target.detachFromTarget", { sessionId })
}

const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref())])
