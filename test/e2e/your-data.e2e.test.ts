import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type AsideBrowser, launchAside } from "../../scripts/browser/launch"
import { type Screen, screenOf } from "../../scripts/browser/screen"
import type { Customer } from "../../simulator/customers/customer"
import type { Account } from "../../src/core/account"
import { axeFinds } from "../panel/axe"
import { accept, composerOf, type Desk, deskText, eventually, fate, offered, openDesk, reply, rowsOf } from "./acts"
import { exportTo, restore } from "./data-acts"

/** Taking a desk along to another browser, deleting a customer. What concerns a whole desk is in `whole-desk`. */
const SECRET = "The code on my bag is 4471-KESTREL"
const folder = mkdtempSync(join(tmpdir(), "aside-exports-"))

let desk: Desk
let elsewhere: AsideBrowser
let mona: Customer
let exported: string

beforeAll(async () => {
  desk = await openDesk({ "Reopen window (hours)": 24 })
  elsewhere = await launchAside({ resolverRules: desk.stage.x.resolverRules })
  mona = desk.stage.x.customer("mona_reads")
})
afterAll(async () => {
  await elsewhere.close()
  await desk.stage.close()
  rmSync(folder, { recursive: true, force: true })
})

const newDesk = async (): Promise<{ settings: Screen; panel: Screen }> => ({
  settings: screenOf(await elsewhere.openOwn("options.html")),
  panel: screenOf(await elsewhere.openOwn("sidepanel.html")),
})
const inList = (page: Page, name: string) =>
  page.evaluate(
    (name) => [...document.querySelectorAll("[data-conversation]")].some((one) => one.textContent?.includes(name)),
    name,
  )

describe("an export", () => {
  test("is one file with everything but the sign-in", async () => {
    mona.writes(SECRET)
    await accept(desk.panel, "Mona")
    await reply(desk.panel, "Thank you, we look for it")
    await fate(desk.panel, "Thank you, we look for it", "Sent")
    exported = await exportTo(desk.settings, folder)
    const text = readFileSync(exported, "utf8")
    expect(text).toContain(SECRET)
    const [tokens] = await rowsOf<{ access: string; refresh: string }>(desk.settings.page, "tokens", "aside-tokens")
    expect(tokens).toBeDefined()
    expect(text).not.toContain(tokens!.access)
    expect(text).not.toContain(tokens!.refresh)
  })

  test("restored in another browser shows the same conversation; the account is to be reconnected", async () => {
    const { settings, panel } = await newDesk()
    await restore(settings, exported)
    await settings.read("Restored ")
    await settings.see("button", "Reconnect")
    await panel.page.bringToFront()
    await expect.poll(() => inList(panel.page, "Mona")).toBe(true)
    await panel.page.evaluate(() => document.querySelector<HTMLElement>("[data-conversation]")?.click())
    await panel.see("log", "Conversation")
    await panel.read(SECRET)
    await panel.read("Thank you, we look for it")
    // It is theirs who restored it: they can go on with it.
    await composerOf(panel)
    const [account] = await rowsOf<Account>(panel.page, "accounts")
    expect(account).toMatchObject({ handle: "acme_air", status: "reconnect" })
    await settings.page.close()
  })

  test.each([
    ["damaged", (text: string) => text.replace("KESTREL", "SPARROW"), "That export is damaged"],
    ["cut", (text: string) => text.slice(0, -90), "That export is damaged"],
    ["by a newer Aside", (text: string) => text.replace(/"version":\d+/, '"version":99'), "made by a newer Aside"],
    ["none of Aside's", () => '{"hello":"world"}', "not an export of Aside"],
  ])("that is %s is refused, and nothing changes", async (name, spoil, says) => {
    const settings = screenOf(await elsewhere.openOwn("options.html"))
    const before = await rowsOf(settings.page, "entries")
    const file = join(folder, `${name.replace(/\W/g, "-")}.json`)
    writeFileSync(file, spoil(readFileSync(exported, "utf8")))
    await restore(settings, file)
    await settings.read(says)
    expect(await rowsOf(settings.page, "entries")).toEqual(before)
    expect(await rowsOf(settings.page, "files")).toEqual([])
    await settings.page.close()
  })
})

describe("a customer", () => {
  test("is deleted when the question is answered, and is a new one when they write again", async () => {
    const { panel } = desk
    await panel.page.bringToFront()
    await panel.page.evaluate(() => document.querySelector<HTMLElement>("[data-conversation]")?.click())
    await panel.press("button", "Edit contact details")
    await panel.press("button", "Delete customer")
    expect(await axeFinds(panel.page)).toEqual([])
    await panel.press("button", "Delete")
    await panel.read("This conversation is no longer here.")
    await eventually(() => deskText(panel.page)).not.toMatch(/KESTREL|Mona|mona_reads/)
    await panel.press("button", "Back to my customers")
    mona.writes("It is me again")
    await offered(panel, "Mona")
    const [customer] = await rowsOf<{ rev: number }>(panel.page, "customers")
    expect(customer).toBeDefined()
    expect(await deskText(panel.page)).not.toContain("KESTREL")
  })
})
