import type { CDPSession } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { EXTENSION_ID } from "../../scripts/browser/launch"
import {
  accept,
  composerOf,
  type Desk,
  eventually,
  fate,
  look,
  messagesOf,
  openDesk,
  posts,
  reply,
  rowsOf,
  sendsOf,
} from "./acts"

// Node names no origin for an address of an extension.
const origin = `chrome-extension://${EXTENSION_ID}`
let desk: Desk
let cdp: CDPSession
beforeAll(async () => {
  desk = await openDesk()
  cdp = await desk.panel.page.createCDPSession()
})
afterAll(() => desk?.stage.close())

/** Leaves Aside room for so many bytes; without a number as many as the browser grants. */
const grant = (quotaSize?: number) =>
  cdp.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize === undefined ? {} : { quotaSize }) })

test("a full disk is said at once; what was acknowledged stays, what is refused stays where it was typed, and with room all goes on", async () => {
  const { stage, panel } = desk
  stage.x.customer("mona_reads").writes("Where is my bag?")
  await look(panel)
  await accept(panel, "Mona Lindqvist")
  await reply(panel, "We look into it")
  await fate(panel, "We look into it", "Sent")

  await grant(1)
  // Chromium remembers for half a minute how much room there was.
  await panel.read("nothing new is saved", 90_000)
  await reply(panel, "It is in Lisbon")
  await panel.read("so that was not saved")
  await panel.page.waitForFunction(() =>
    [...document.querySelectorAll('[role="alert"]')].some((alert) =>
      alert.textContent?.includes("nothing new is saved"),
    ),
  )
  const box = await composerOf(panel)
  expect(await box.evaluate((node) => (node as HTMLTextAreaElement).value ?? node.textContent)).toContain(
    "It is in Lisbon",
  )
  expect((await sendsOf(panel.page)).map(({ text, status }) => [text, status])).toEqual([["We look into it", "sent"]])

  // X is asked, its answer finds no room, and nobody takes it for read.
  const asked = stage.x.requests.length
  stage.x.customer("mona_reads").writes("Hello?")
  await panel.page.reload()
  await eventually(() => stage.x.requests.length).toBeGreaterThan(asked)
  await panel.read("nothing new is saved")
  expect((await messagesOf(panel.page)).map(({ text }) => text)).toEqual(["Where is my bag?"])

  // What there is can still be taken along: an export only reads.
  const { settings } = desk
  await settings.page.bringToFront()
  await settings.read("nothing new is saved", 60_000)
  await settings.press("button", "Export")
  await settings.read("Exported: aside-")

  await grant()
  await panel.page.bringToFront()
  await panel.until(() => !document.body.innerText.includes("nothing new is saved"))
  await look(panel)
  await panel.press("button", "Next").catch(() => {})
  await eventually(async () => (await messagesOf(panel.page)).map(({ text }) => text)).toEqual([
    "Where is my bag?",
    "Hello?",
  ])
  expect(posts(stage)).toHaveLength(1)
  // The search index trails what is written, and has caught up.
  await eventually(() => rowsOf(panel.page, "unindexed")).toEqual([])
  const hello = (await messagesOf(panel.page)).find(({ text }) => text === "Hello?")
  const found = (await rowsOf<{ ids: string[] }>(panel.page, "placeRuns")).flatMap(({ ids }) => ids)
  expect(found).toContain(hello?.id)
})
