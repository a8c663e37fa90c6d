import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page, Target } from "puppeteer-core"
import { EXTENSION_ID } from "../scripts/browser/launch"
import type { Bench, Finding } from "./bench"
import type { BenchStage } from "./stage"
import { median, spread } from "./statistics"

/** An answer that needs no desk is what loading costs; the other has the desk opened first. */
const ASKED = {
  "an empty worker": { say: "awake", opened: false },
  "Aside, an answer without the desk": { say: "nothing that Aside knows" },
  "Aside, an answer of the desk": { say: "awake", opened: false },
} as const
type Asked = keyof typeof ASKED
const ALL = Object.keys(ASKED) as Asked[]

const EMPTY = `chrome.runtime.onMessage.addListener((message, sender, reply) => {
  reply({ ok: true, value: null })
  return true
})
`

/** An extension whose worker does nothing but answer: what Chrome itself takes to start one. */
function buildEmpty(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "aside-empty-"))
  mkdirSync(folder, { recursive: true })
  const manifest = { manifest_version: 3, name: "Empty", version: "1", background: { service_worker: "worker.js" } }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest))
  writeFileSync(join(folder, "worker.js"), EMPTY)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Milliseconds from the question to the answer, no worker being there when it is asked; `answered` says that it was understood. */
async function askDead(browser: Browser, page: Page, id: string, message: object): Promise<number> {
  await kill(browser, id)
  const [ms, answer] = await page.evaluate(async (said) => {
    const begun = performance.now()
    const answer: unknown = await chrome.runtime.sendMessage(said)
    return [performance.now() - begun, answer] as const
  }, message)
  if (!answer) throw new Error("The worker gave no answer.")
  return ms
}

async function kill(browser: Browser, id: string): Promise<void> {
  const isIts = (target: Target) => target.type() === "service_worker" && target.url().includes(id)
  const target = browser.targets().find(isIts)
  if (!target) return
  const gone = new Promise<void>((resolve) => {
    const hear = (destroyed: Target) => {
      if (destroyed !== target) return
      browser.off("targetdestroyed", hear)
      resolve()
    }
    browser.on("targetdestroyed", hear)
  })
  await (await target.worker())?.close()
  await gone
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const { browsers } = await stage.page()
  const { browser } = browsers["with Aside"]
  const empty = buildEmpty()
  const emptyId = await browser.installExtension(empty.folder)
  try {
    const bare = async (id: string) => {
      const page = await browser.newPage()
      await page.goto(`chrome-extension://${id}/manifest.json`)
      return page
    }
    const [theirs, ours] = [await bare(emptyId), await bare(EXTENSION_ID)]
    const taken = Object.fromEntries(ALL.map((asked) => [asked, [] as number[]])) as Record<Asked, number[]>
    // The first rounds are for Chrome's own cache of code.
    for (let round = -3; round < (quick ? 11 : 31); round++)
      for (const asked of ALL) {
        const [page, id] = asked === "an empty worker" ? [theirs, emptyId] : ([ours, EXTENSION_ID] as const)
        const ms = await askDead(browser, page, id, ASKED[asked])
        if (round >= 0) taken[asked].push(ms)
      }
    await Promise.all([theirs.close(), ours.close()])
    return finding(taken)
  } finally {
    await browser.uninstallExtension(emptyId)
    empty.remove()
  }
}

function finding(taken: Record<Asked, number[]>): Finding {
  const base = taken["an empty worker"]
  const more = (asked: Asked) => taken[asked].map((ms, round) => ms - (base[round] ?? 0))
  const ours = more("Aside, an answer of the desk")
  return {
    title: "The worker, after it was killed",
    how: `From a question asked by a bare page of the extension, while no worker lives, to its answer. One browser with both extensions, ${base.length}
rounds in turns; middle, lowest and highest in brackets. An account is connected, and X is read as always. The empty worker does nothing but answer. The
second row is an answer for which nothing of the desk is read; for the third the database is opened.`,
    head: ["", "ms", "ms more, same round"],
    rows: ALL.map((asked) => [asked, spread(taken[asked], 1), asked === ALL[0] ? "" : spread(more(asked), 1)]),
    reaches: [
      {
        what: "Start to first answer beside an empty worker",
        measured: median(ours),
        atMost: 60,
        unit: "ms more",
      },
    ],
  }
}

/** How soon a worker that was dead answers, beside one that does nothing else. */
export const workerStart: Bench = { name: "worker-start", measure }
