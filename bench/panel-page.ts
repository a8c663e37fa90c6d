import type { CDPSession, Page } from "puppeteer-core"
import type { DeskStage } from "./desk/shelf"

/** A customer of the agent's, in the panel's list. */
export const MINE = 'ul[aria-label="My customers"] li'

declare global {
  /** When the first customer was painted, in milliseconds after the navigation began. */
  var painted: Promise<number>
}

/** A new tab as wide as a panel, that notes when the first customer is painted. */
export async function panelTab({ browser }: DeskStage): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width: 360, height: 720 })
  // What compiles these files names inner functions by a helper that only it has.
  await page.evaluateOnNewDocument("globalThis.__name = (it) => it")
  await page.evaluateOnNewDocument((css) => {
    globalThis.painted = new Promise((resolve) => {
      const stands = () => document.querySelector(css) !== null
      // The task after the frame in which it stood: that frame is painted then.
      const afterPaint = () =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now())
          port2.postMessage(null)
        })
      const seen = new MutationObserver(() => {
        if (!stands()) return
        seen.disconnect()
        afterPaint()
      })
      seen.observe(document, { childList: true, subtree: true })
    })
  }, MINE)
  return page
}

/** Goes to the panel in that tab; milliseconds from the start of the navigation to the first customer's paint. */
export async function openPanel(page: Page): Promise<number> {
  // Anew, not by the address alone: that would only move within the page.
  await page.goto("about:blank")
  await page.goto(new URL("sidepanel.html", ORIGIN).href, { waitUntil: "domcontentloaded" })
  return page.evaluate(() => globalThis.painted)
}

const ORIGIN = "chrome-extension://hinooccgbafenngdcjocfmbpkmlchgng/"

/** Megabytes of the page's heap that are still held after everything else was let go. */
export async function heapOf(session: CDPSession): Promise<number> {
  // Twice: what a finaliser lets go of goes at the second.
  for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage")
  const { usedSize } = await session.send("Runtime.getHeapUsage")
  return usedSize / 1e6
}
