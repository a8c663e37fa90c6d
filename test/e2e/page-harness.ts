import { existsSync } from "node:fs"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { type Browser, launch, type Page, type WebWorker } from "puppeteer-core"
import type { Simulator } from "../../simulator/server"
import { peopledWorld } from "../../simulator/web/test/peopled-world"
import { servePages } from "../../simulator/web/test/serve-pages"

/**
 * The page's own room, alone in a real Chromium: the content script as it is, bundled, beside a worker of this test's
 * that says what it is told to say and remembers what it heard. The whole extension is tested elsewhere.
 */
const root = fileURLToPath(new URL("../../", import.meta.url))

const WORKER = `
globalThis.desk = { accounts: [], lastUsed: null, wordings: [], addReference: false, guardPrivateData: true, posts: {}, inDm: {} }
globalThis.heard = []
globalThis.looked = []
globalThis.silent = false
const ports = new Set()
globalThis.tell = (desk) => { Object.assign(globalThis.desk, desk); for (const port of ports) port.postMessage(globalThis.desk) }
globalThis.cut = () => { for (const port of ports) port.disconnect(); ports.clear() }
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== "aside.page") return
  ports.add(port)
  port.onDisconnect.addListener(() => ports.delete(port))
  port.onMessage.addListener((message) => { globalThis.looked.push(message); if (!globalThis.silent) port.postMessage(globalThis.desk) })
})
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  globalThis.heard.push(message)
  if (globalThis.silent) return
  answer({ ok: true, value: message.say === "press" ? { conversion: "c" + globalThis.heard.length } : null })
})
`

export const CHROMIUM = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (place) => place && existsSync(place),
)

export interface Sentence {
  say: string
  [field: string]: unknown
}

/** What the test's worker keeps; these names live in its global scope. */
interface WorkerScope {
  desk: Record<string, unknown>
  heard: Sentence[]
  looked: { posts: string[]; authors: string[]; found?: string[]; missing?: string[] }[]
  silent: boolean
  tell(desk: Record<string, unknown>): void
  cut(): void
}

/** A post's state as the worker tells it: drafted by Ann three hours ago, its last step two hours ago. */
export function stateOf(given: Record<string, unknown> = {}): Record<string, unknown> {
  const hour = 3_600_000
  const at = Date.now() - 2 * hour
  const steps = [
    { step: "drafted", at: at - hour, by: "Ann" },
    { step: "posted", at, by: "Ann" },
  ]
  return { conversion: "c1", status: "posted", by: "Ann", at, customerName: null, account: "1", steps, ...given }
}

async function extension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aside-page-"))
  await build({
    entryPoints: [join(root, "src/contents/reply-with-dm-link.ts")],
    bundle: true,
    format: "iife",
    target: "chrome123",
    outfile: join(folder, "page.js"),
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "silent",
  })
  const manifest = {
    manifest_version: 3,
    name: "Aside's page",
    version: "1",
    background: { service_worker: "worker.js" },
    content_scripts: [
      { matches: ["https://x.com/*", "https://twitter.com/*"], js: ["page.js"], run_at: "document_start" },
    ],
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest))
  await writeFile(join(folder, "worker.js"), WORKER)
  return folder
}

function openChromium(folder: string, rules: string): Promise<Browser> {
  return launch({
    ...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
    headless: true,
    pipe: true,
    enableExtensions: [folder],
    defaultViewport: { width: 1280, height: 900, deviceScaleFactor: 2 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--ignore-certificate-errors",
      `--host-resolver-rules=${rules}`,
    ],
  })
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((go) => setTimeout(go, 20))
}

/** Starts a peopled local X and a Chromium with the page's room in it. */
export async function openStage() {
  const people = peopledWorld(120)
  const { x, options } = await servePages(people.world)
  const folder = await extension()
  const browser = await openChromium(folder, (x as Simulator).resolverRules)
  const target = await browser.waitForTarget((one) => one.type() === "service_worker")
  const found = await target.worker()
  if (!found) throw new Error("The test's worker did not start.")
  const worker: WebWorker = found
  const scope = <T>(
    act: (scope: WorkerScope, given: Record<string, unknown>) => T,
    given: Record<string, unknown> = {},
  ) => worker.evaluate(`(${act.toString()})(globalThis, ${JSON.stringify(given)})`) as Promise<Awaited<T>>
  // Chrome names the worker before its script has run.
  await waitUntil(() => scope((worker) => worker.heard !== undefined))
  const accounts = [{ id: people.brand.id, handle: people.brand.handle, name: people.brand.name, openToEveryone: true }]
  const wording = "Hi @{{handle}}, sorry to hear that. Write to us privately:"
  return {
    ...people,
    options,
    browser,
    accounts,
    wording,
    link: `https://twitter.com/messages/compose?recipient_id=${people.brand.id}`,
    scope,
    /** The worker as at the beginning, or changed. */
    reset: (desk: Record<string, unknown> = {}) =>
      scope(
        (worker, given) => {
          worker.silent = false
          worker.heard.length = 0
          worker.looked.length = 0
          worker.tell(given)
        },
        {
          accounts,
          lastUsed: null,
          wordings: [wording],
          addReference: false,
          guardPrivateData: true,
          posts: {},
          inDm: {},
          ...desk,
        },
      ),
    heard: () => scope((worker) => worker.heard),
    open: async (path: string): Promise<Page> => {
      const page = await browser.newPage()
      await page.goto(`https://x.com${path}`)
      await page.waitForSelector('article[data-testid="tweet"], [role=dialog]')
      return page
    },
    close: async () => {
      await browser.close()
      await x.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>
