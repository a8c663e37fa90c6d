import type { Browser, Page, Target } from "puppeteer-core"
import { EXTENSION_ID } from "../scripts/browser/launch"
import type { Bench, Finding } from "./bench"
import type { BenchStage } from "./stage"
import { median, quantile, spread } from "./statistics"
import { buildEmpty, copyAside } from "./worker-copies"

const AWAKE = { say: "awake", opened: false }
/** An answer that needs no desk is what loading costs; the others have the desk opened first. */
const ASKED = {
  "an empty worker": { of: "empty", say: AWAKE },
  "Aside, an answer without the desk": { of: "ours", say: { say: "nothing that Aside knows" } },
  "Aside, an answer of the desk": { of: "ours", say: AWAKE },
  "a new desk without a team's engine in the extension": { of: "without", say: AWAKE },
  "a new desk with it, never asked": { of: "with", say: AWAKE },
  "a new desk with it, and an answer of the engine": { of: "with", say: { say: "join", server: "", key: "none" } },
} as const
type Asked = keyof typeof ASKED
const ALL = Object.keys(ASKED) as Asked[]
const WITHOUT = "a new desk without a team's engine in the extension"
const WITH = "a new desk with it, never asked"

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
  const copies = { empty: buildEmpty(), without: copyAside(false), with: copyAside(true) }
  const ids = { ours: EXTENSION_ID, empty: "", without: "", with: "" }
  try {
    for (const of of ["empty", "without", "with"] as const) ids[of] = await browser.installExtension(copies[of].folder)
    const pages = new Map<string, Page>()
    for (const id of Object.values(ids)) {
      const page = await browser.newPage()
      await page.goto(`chrome-extension://${id}/manifest.json`)
      pages.set(id, page)
    }
    const taken = Object.fromEntries(ALL.map((asked) => [asked, [] as number[]])) as Record<Asked, number[]>
    // The first rounds are for Chrome's own cache of code.
    for (let round = -3; round < (quick ? 11 : 31); round++)
      for (const asked of ALL) {
        const { of, say } = ASKED[asked]
        const ms = await askDead(browser, pages.get(ids[of]) as Page, ids[of], say)
        if (round >= 0) taken[asked].push(ms)
      }
    for (const page of pages.values()) await page.close()
    return finding(taken)
  } finally {
    for (const of of ["empty", "without", "with"] as const) {
      if (ids[of]) await browser.uninstallExtension(ids[of])
      copies[of].remove()
    }
  }
}

function finding(taken: Record<Asked, number[]>): Finding {
  const more = (asked: Asked, than: Asked = "an empty worker") =>
    taken[asked].map((ms, round) => ms - (taken[than][round] ?? 0))
  const byEngine = more(WITH, WITHOUT)
  return {
    title: "The worker, after it was killed",
    how: `From a question asked by a bare page of the extension, while no worker lives, to its answer. One browser with all extensions, ${taken[WITHOUT].length}
rounds in turns; middle, lowest and highest in brackets. An account is connected, and X is read as always. The empty worker does nothing but answer. The
second row is an answer for which nothing of the desk is read; for the others the database is opened. The new desks are two more copies of Aside without an
account, one of which lacks the file of the team's engine.`,
    head: ["", "ms", "ms more, same round"],
    rows: ALL.map((asked) => [asked, spread(taken[asked], 1), asked === ALL[0] ? "" : spread(more(asked), 1)]),
    reaches: [
      {
        what: "Start to first answer beside an empty worker",
        measured: median(more("Aside, an answer of the desk")),
        atMost: 60,
        unit: "ms more",
      },
      {
        what: "Start to first answer with a team's engine in the extension, beside one without",
        measured: median(taken[WITH]) - median(taken[WITHOUT]),
        atMost: 10,
        unit: "ms more",
        between: [quantile(byEngine, 0.25), quantile(byEngine, 0.75)],
      },
    ],
  }
}

/** How soon a worker that was dead answers, beside one that does nothing else. */
export const workerStart: Bench = { name: "worker-start", measure }
