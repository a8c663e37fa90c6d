import { afterAll, beforeAll, expect, test } from "vitest"
import type { CatchUp } from "../../src/core/account"
import { newCursor } from "../../src/core/blank"
import { axeFinds } from "./axe"
import { quiet } from "./desks"
import { find, untilTold } from "./find"
import { BRAND, MINUTE } from "./rows"
import { put, raiseStage, type Stage } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const HOUR = 60 * MINUTE
const now = Date.now()
const away: CatchUp = { from: now - 62 * HOUR, to: now - MINUTE, messages: 37, hole: null, seen: false }
const after = (caughtUp: CatchUp) => ({ ...quiet(), cursors: [{ ...newCursor(BRAND, now), rev: 1, caughtUp }] })

test("what came while X was not read is said, with its times, until the agent puts it away", async () => {
  const page = await stage.open("sidepanel.html", after(away), { width: 360 })
  await page.waitForFunction(() => document.body.innerText.includes("37 messages came between"))
  expect(await axeFinds(page)).toEqual([])
  const dismiss = await find(page, "button", "Dismiss")
  await dismiss.click()
  await untilTold(page, "seenCatchUp")
  await put(page, after({ ...away, seen: true }))
  await page.waitForFunction(() => !document.body.innerText.includes("37 messages"))
  await page.close()
})

test("a catch-up under way says how far it is, and a hole that X no longer fills is named", async () => {
  const page = await stage.open("sidepanel.html", after({ ...away, to: null, messages: 12 }), { width: 360 })
  await page.waitForFunction(() => /Reading back to .*: 12 messages so far/.test(document.body.innerText))
  const hole = { from: away.from, to: now - 30 * HOUR }
  await put(page, after({ ...away, messages: 0, hole }))
  await page.waitForFunction(() =>
    /X keeps 30 days: what came between .* can’t be read back/.test(document.body.innerText),
  )
  await page.close()
})
