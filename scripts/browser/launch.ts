import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import puppeteer, { type Browser, type Page, type Target } from "puppeteer-core"

/** The built extension, as it would be published. */
export const BUILT = fileURLToPath(new URL("../../build/chrome-mv3-prod", import.meta.url))
/** The extension's id, which the manifest's `key` pins. */
export const EXTENSION_ID = "hinooccgbafenngdcjocfmbpkmlchgng"

/** How the browser is started. */
export interface LaunchOptions {
  /** `--host-resolver-rules` of the local X; without them the real X is what the browser sees. */
  resolverRules?: string
  headless?: boolean
  /** Kept between runs when named; else a new one that goes with the browser. */
  profile?: string
  /** The folder of the extension to load; null: none. The built Aside unless something else is said. */
  extension?: string | null
  size?: { width: number; height: number }
  /** Milliseconds that one question to the browser may take: a bench asks long ones. */
  patience?: number
  args?: string[]
  /** Done in the browser before Aside is in it. */
  before?: (browser: Browser) => Promise<void>
}

/** A browser with Aside in it. */
export interface AsideBrowser {
  browser: Browser
  /** A new tab at this URL. */
  open(url: string): Promise<Page>
  /** One of Aside's own pages in a tab: `sidepanel.html`, `options.html`. */
  openOwn(page: string): Promise<Page>
  /** The real side panel, once somebody has opened it. */
  sidePanel(): Promise<Page>
  /** Kills the worker where it stands; Chrome starts it again at its next event. */
  killWorker(): Promise<void>
  /** SIGKILL to all of its processes; what it kept in a profile with a name stays. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** Starts Chrome, Chromium or Edge with the built extension, loaded over the DevTools pipe (branded Chrome takes it no other way). */
export async function launchAside(options: LaunchOptions = {}): Promise<AsideBrowser> {
  const {
    headless = true,
    profile,
    size = { width: 1280, height: 900 },
    extension = BUILT,
    patience = 60_000,
  } = options
  if (extension && !existsSync(join(extension, "manifest.json")))
    throw new Error("Build the extension first: npm run build")
  const folder = profile ?? mkdtempSync(join(tmpdir(), "aside-"))
  const browser = await puppeteer.launch({
    executablePath: browserPath(),
    headless,
    pipe: true,
    enableExtensions: extension ? [extension] : [],
    userDataDir: folder,
    defaultViewport: headless ? { ...size, deviceScaleFactor: 1 } : null,
    args: argsFor(options, size),
    protocolTimeout: patience,
  })
  if (options.before) {
    await options.before(browser)
    await browser.installExtension(BUILT)
  }
  const open = async (url: string) => {
    const page = await browser.newPage()
    await page.goto(url, { waitUntil: "domcontentloaded" })
    return page
  }
  const own = (page: string) => `chrome-extension://${EXTENSION_ID}/${page}`
  return {
    browser,
    open,
    openOwn: (page) => open(own(page)),
    sidePanel: () => sidePanelOf(browser, own("sidepanel.html")),
    killWorker: () => killWorker(browser),
    kill: () => killBrowser(browser),
    async close() {
      await browser.close()
      if (!profile) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function browserPath(): string {
  const usual = ["/usr/bin/google-chrome-stable", "/usr/bin/google-chrome", "/usr/bin/chromium"]
  const path = process.env.CHROME_PATH ?? usual.find((place) => existsSync(place))
  if (!path) throw new Error("Set CHROME_PATH to Chrome, Chromium or Edge")
  return path
}

function argsFor({ resolverRules, args = [] }: LaunchOptions, { width, height }: { width: number; height: number }) {
  // The local X has a certificate of its own making, and nothing else of the internet is wanted.
  const local = resolverRules ? [`--host-resolver-rules=${resolverRules}`, "--ignore-certificate-errors"] : []
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []
  const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
  return [...root, ...local, ...quiet, "--disable-sync", "--disable-gpu", `--window-size=${width},${height}`, ...args]
}

/** The panel's target isn't a tab: puppeteer makes a page of it on demand. A tab at the same address is told apart by its type. */
async function sidePanelOf(browser: Browser, url: string): Promise<Page> {
  const tabs = new Set((await browser.pages()).map((page) => page.target()))
  const isPanel = (target: Target) => target.url().startsWith(url) && !tabs.has(target)
  const target = await browser.waitForTarget(isPanel, { timeout: 20_000 })
  const page = await target.asPage()
  await page.waitForSelector("body")
  return page
}

async function killWorker(browser: Browser): Promise<void> {
  const isWorker = (target: Target) => target.type() === "service_worker" && target.url().includes(EXTENSION_ID)
  const target = await browser.waitForTarget(isWorker, { timeout: 20_000 })
  const gone = new Promise<void>((resolve) => {
    const listener = (destroyed: Target) => {
      if (destroyed !== target) return
      browser.off("targetdestroyed", listener)
      resolve()
    }
    browser.on("targetdestroyed", listener)
  })
  const worker = await target.worker()
  await worker?.close()
  await gone
}

/** Waits until the first of its processes, which holds the profile, is gone. */
async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process()
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  process.kill(-child.pid, "SIGKILL")
  await gone
}
