import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { authorize, signInWindow } from "../../scripts/tour/acts"
import type { Account } from "../../src/core/account"
import { axeFinds } from "../panel/axe"
import { accept, anotherPanel, type Desk, deskText, eventually, look, offered, openDesk, rowsOf } from "./acts"
import { exportTo, restore } from "./data-acts"

/** Putting a whole desk in the place of another, deleting everything: what somebody does who works alone. */
const folder = mkdtempSync(join(tmpdir(), "aside-exports-"))

let desk: Desk
let exported: string
beforeAll(async () => {
  desk = await openDesk()
  desk.stage.x.customer("mona_reads").writes("The code on my bag is 4471-KESTREL")
  await accept(desk.panel, "Mona")
})
afterAll(async () => {
  await desk.stage.close()
  rmSync(folder, { recursive: true, force: true })
})

test("an export restored on its own desk takes the place of what came after; signed in again, the desk goes on", async () => {
  const { settings, panel, stage } = desk
  exported = await exportTo(settings, folder)
  stage.x.customer("carla_m").writes("Came after the export")
  await offered(panel, "Carla")
  await restore(settings, exported)
  await settings.read("Restored ")
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toEqual([])
  expect(await deskText(settings.page)).not.toContain("Came after")
  await reconnect()
  stage.x.customer("mona_reads").writes("Any news of it?")
  await look(panel)
  await eventually(() => deskText(panel.page)).toContain("Any news of it?")
})

test("everything goes when the word is typed; every open page follows", async () => {
  const { settings, panel, stage } = desk
  const second = await anotherPanel(stage)
  await settings.page.bringToFront()
  await settings.press("button", "Delete everything")
  await settings.press("button", "Delete it all")
  expect((await rowsOf(settings.page, "accounts")).length).toBe(1)
  await settings.write("textbox", "Type DELETE", "delete")
  await settings.press("button", "Delete it all")
  await settings.read("Everything was deleted.")
  const left = await deskText(settings.page)
  expect(left).not.toMatch(/Mona|acme_air|again/)
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toEqual([])
  for (const one of [panel, second]) {
    await one.page.bringToFront()
    await one.gone("region", "Offer")
    await one.until(() => document.querySelector('[role="switch"]')?.getAttribute("aria-checked") === "false")
  }
  expect(await axeFinds(settings.page)).toEqual([])
  expect(existsSync(exported)).toBe(true)
})

/** The restored desk has no sign-in: the person signs in again, as the card asks. */
async function reconnect(): Promise<void> {
  await desk.settings.page.bringToFront()
  const window = signInWindow(desk.stage)
  await desk.settings.press("button", "Reconnect")
  await authorize(await window)
  const statuses = async () => (await rowsOf<Account>(desk.settings.page, "accounts")).map(({ status }) => status)
  await eventually(statuses).toEqual(["connected"])
}
