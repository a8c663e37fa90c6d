import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { type BenchStage, BUTTON, openPage, untilReady } from "./stage"
import { median, quantile } from "./statistics"

/** What is pressed, and when it has come: X's own reply with its editor, ours with the link in it. */
const PRESSES = {
  "X's own reply, until its box stands": { css: 'button[data-testid="reply"]', until: "" },
  "Aside's button, until the words and the link stand in it": { css: BUTTON, until: "messages/compose?recipient_id=" },
} as const
type Press = keyof typeof PRESSES

const EDITOR = '[role="dialog"] [data-testid="tweetTextarea_0"]'

/** Watches inside the page: from the press as the browser dates it to the change of the page that brings what is waited for. */
function watchPress([editor, until]: [string, string]): void {
  const timed = new Promise<number>((resolve) => {
    addEventListener(
      "pointerdown",
      ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          const box = document.querySelector(editor)
          if (!box?.textContent?.includes(until)) return
          observer.disconnect()
          resolve(performance.now() - timeStamp)
        })
        observer.observe(document, { childList: true, subtree: true, characterData: true })
      },
      { capture: true, once: true },
    )
  })
  Object.assign(globalThis, { timed })
}

/** Presses under the post at this place in the page; milliseconds. */
async function press(page: Page, name: Press, place: number): Promise<number> {
  const { css, until } = PRESSES[name]
  await page.evaluate(watchPress, [EDITOR, until] as [string, string])
  const buttons = await page.$$(`article[data-testid="tweet"]:has(${BUTTON}) ${css}`)
  const button = buttons[place % buttons.length]
  if (!button) throw new Error("There is no post with a button.")
  await button.scrollIntoView()
  await button.click()
  const ms = await page.evaluate(() => (globalThis as unknown as { timed: Promise<number> }).timed)
  await putAway(page, until !== "")
  return ms
}

async function putAway(page: Page, isFilled: boolean): Promise<void> {
  await page.click('[role="dialog"] [data-testid="app-bar-close"]')
  if (isFilled) await (await page.waitForSelector('[data-testid="confirmationSheetConfirm"]'))?.click()
  await page.waitForSelector('[role="dialog"]', { hidden: true })
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const page = await openPage((await stage.page()).browsers["with Aside"], "/home")
  await page.bringToFront()
  await untilReady(page, "with Aside")
  const names = Object.keys(PRESSES) as Press[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Press, number[]>
  // In turn, so that what drifts drifts for both; the first two of each are for Chrome's caches.
  for (let round = -2; round < (quick ? 6 : 40); round++)
    for (const name of names) {
      const ms = await press(page, name, Math.abs(round) % 5)
      if (round >= 0) times[name].push(ms)
    }
  await page.close()
  const [theirs, ours] = names.map((name) => median(times[name])) as [number, number]
  return {
    title: "From the press to the words",
    how: `${times[names[0] as Press].length} presses of each in turn on the home timeline, from the browser's own time of \`pointerdown\` to the change of the page, seen in the page.
X's own press is the baseline: the local X takes 150 ms to load its box, and Aside can't be faster than the box it writes into.`,
    head: ["ms", "median", "95 of 100", "slowest"],
    rows: names.map((name) => [
      name,
      ...[median(times[name]), quantile(times[name], 0.95), Math.max(...times[name])].map((ms) => ms.toFixed(1)),
    ]),
    reaches: [
      {
        what: "Press to words, more than X's own press to its box (median)",
        measured: ours - theirs,
        atMost: 50,
        unit: "ms",
      },
    ],
  }
}

/** How long a person waits after the press, beside X's own press on reply. */
export const pressToText: Bench = { name: "press-to-text", measure }
