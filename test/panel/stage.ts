import { existsSync } from "node:fs"
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import puppeteer, { type Browser, type Page } from "puppeteer-core"
import type { DeskCommand } from "../../src/messaging/contract"
import type { Rows } from "./rows"

const BUILT = fileURLToPath(new URL("../../build/chrome-mv3-prod/", import.meta.url))
const ORIGIN = "chrome-extension://hinooccgbafenngdcjocfmbpkmlchgng"

/**
 * A worker that does nothing but say yes, write down what it was told, and answer as the test wishes. With it the panel is tested
 * alone: rows are put into its database by hand, and no router or poller moves them.
 */
const WORKER = `
const told = []; let answers = {};
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message.stage === "told") { answer(told); return true }
  if (message.stage === "answers") { answers = message.answers; if (message.anew) told.length = 0; answer(true); return true }
  told.push(message);
  answer(answers[message.say] ?? { ok: true, value: { conversation: message.conversation, account: message.account } });
  return true;
});`

/** A real browser with the built pages in it. */
export interface Stage {
  /** Opens a page over these rows. */
  open: (
    page: "sidepanel.html" | "options.html" | "tabs/report.html" | "tabs/health.html" | "tabs/overview.html",
    rows: Rows,
    look?: Look,
  ) => Promise<Page>
  /** A tab at one of the extension's files, without rows; `before` runs in it before anything else. */
  tab: (file: string, before?: () => void) => Promise<Page>
  close: () => Promise<void>
}

export interface Look {
  width?: number
  height?: number
  scheme?: "light" | "dark"
  hash?: string
}

export async function raiseStage(): Promise<Stage> {
  if (!existsSync(BUILT)) throw new Error("Build the extension first: npm run build")
  const copy = await mkdtemp(join(tmpdir(), "aside-panel-"))
  await cp(BUILT, copy, { recursive: true })
  await writeFile(join(copy, "static/background/index.js"), WORKER)
  const browser = await launch(copy)
  return {
    open: (page, rows, look = {}) => open(browser, page, rows, look),
    tab: async (file, before) => {
      const page = await browser.newPage()
      if (before) await page.evaluateOnNewDocument(before)
      await page.goto(`${ORIGIN}/${file}`)
      return page
    },
    close: async () => {
      await browser.close()
      await rm(copy, { recursive: true, force: true })
    },
  }
}

const CHROMES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

function launch(extension: string): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? CHROMES.find((path) => existsSync(path))
  if (!executablePath) throw new Error("No Chrome found: name one in CHROME_PATH")
  return puppeteer.launch({
    executablePath,
    pipe: true,
    enableExtensions: [extension],
    // Not headless by puppeteer's own switch: it would leave out extensions.
    headless: false,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
}

async function open(browser: Browser, name: string, rows: Rows, look: Look): Promise<Page> {
  const page = await browser.newPage()
  const { width = 360, height = 720, scheme = "light", hash = "" } = look
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ])
  await page.goto(`${ORIGIN}/${name}`)
  await page.waitForSelector("main")
  await answerWith(page, {}, true)
  await put(page, rows)
  await page.goto(`${ORIGIN}/${name}?${Date.now()}${hash && `#/${encodeURIComponent(hash)}`}`)
  await page.waitForSelector("main")
  return page
}

/** Clears the desk of this browser and puts these rows in: every table that is named is replaced. */
export const put = (page: Page, rows: Rows, clear = true) =>
  page.evaluate(
    async (rows, clear) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("aside")
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const names = [...db.objectStoreNames]
      const transaction = db.transaction(names, "readwrite")
      for (const name of names) {
        if (clear) transaction.objectStore(name).clear()
        for (const row of rows[name as keyof typeof rows] ?? [])
          transaction
            .objectStore(name)
            .put(
              name === "wordRuns" && "bytes" in row ? { ...row, bytes: Uint8Array.from(row.bytes as number[]) } : row,
            )
      }
      await new Promise((done) => {
        transaction.oncomplete = done
      })
      db.close()
      // Dexie hears of writes made elsewhere through this channel; "all" is what it says itself when a page was asleep.
      const channel = new BroadcastChannel("x-storagemutated-1")
      channel.postMessage({ all: { d: 1, from: Number.NEGATIVE_INFINITY, to: [[]], l: null, r: null } })
      channel.close()
    },
    rows as Record<string, object[]>,
    clear,
  )

/** Everything the worker was told so far, or of one kind. */
export async function told(page: Page, say?: DeskCommand["say"]): Promise<DeskCommand[]> {
  const all = (await page.evaluate(() => chrome.runtime.sendMessage({ stage: "told" }))) as DeskCommand[]
  return say ? all.filter((command) => command.say === say) : all
}

/** What the worker answers from now on, by command; anew: it also forgets what it was told. */
export const answerWith = (page: Page, answers: Partial<Record<DeskCommand["say"], unknown>>, anew = false) =>
  page.evaluate((answers, anew) => chrome.runtime.sendMessage({ stage: "answers", answers, anew }), answers, anew)
