import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import type { Stage } from "../../scripts/tour/stage"
import type { Customer } from "../../src/core/customer"
import { axeFinds } from "../panel/axe"
import { accept, agentHere, conversationsOf, fate, openDesk, profileOf, reply, rowsOf, THROUGH_X } from "./acts"

let stage: Stage
let panel: Screen

beforeAll(async () => {
  ;({ stage, panel } = await openDesk())
  stage.x.customer("mona_reads").writes("My bag is gone")
  await accept(panel, "Mona")
})
afterAll(() => stage?.close())

const customers = () => rowsOf<Customer>(panel.page, "customers")
const contact = () => panel.textOf("list", "Contact details")
const untilContact = (wanted: string, there = true) =>
  panel.until(
    (wanted, there) =>
      (document.querySelector('[aria-label="Contact details"]')?.textContent ?? "").includes(wanted) === there,
    wanted,
    there,
  )
const nextTo = async (item: string) => {
  await panel.press("button", "Add")
  return panel.see("menuitem", item)
}

describe("a profile", () => {
  test("gets contact details, plainly checked, and keeps the X username", async () => {
    await panel.press("button", "Edit contact details")
    await panel.write("textbox", "Add e-mail", "mona at home")
    await panel.press("button", "Add e-mail")
    await panel.read("That is not an e-mail address")
    const box = await panel.see("textbox", "Add e-mail")
    await box.click({ count: 3 })
    await box.type("mona@example.com")
    await panel.press("button", "Add e-mail")
    await untilContact("mona@example.com")
    await panel.write("textbox", "Add phone", "+46 8 123 456")
    await panel.press("button", "Add phone")
    await untilContact("+46 8 123 456")
    await panel.press("button", "Remove mona@example.com")
    await untilContact("mona@example.com", false)
    expect(await axeFinds(panel.page)).toEqual([])
    await panel.press("button", "Done")
    expect(await contact()).toContain("@mona_reads")
  })

  test("gets a note, which stands in the timeline", async () => {
    await (await nextTo("Note")).click()
    await panel.write("textbox", "Note", "Travels with a cello")
    await panel.press("button", "Save note")
    await panel.until(() => document.querySelector('[role="log"]')?.textContent?.includes("Travels with a cello"))
    expect(await panel.textOf("log", "Conversation")).toContain("Note by you")
  })

  test("of a customer made by hand says why nobody can be written to there", async () => {
    await panel.press("button", "New customer")
    await panel.write("textbox", "Name", "Mona at the counter")
    await panel.write("textbox", "Phone", "08 765 43 21")
    await panel.press("button", "Create customer")
    await profileOf(panel, "Mona at the counter")
    expect(await axeFinds(panel.page)).toEqual([])
    const item = await nextTo("Tweet")
    expect(await item.evaluate((node) => node.getAttribute("aria-disabled"))).toBe("true")
    await panel.read("No X username is on this profile")
    // Disabled, and reachable by keyboard all the same.
    await panel.page.keyboard.press("ArrowDown")
    await panel.until(() => document.activeElement?.textContent === "Tweet")
    await panel.page.keyboard.press("Escape")
  })

  test("is merged with that of the same person, shows both, and is given back", async () => {
    await panel.press("button", "Merge")
    await panel.write("textbox", "Find by name, handle, e-mail or phone", "mona_r")
    await (await panel.page.waitForSelector('[aria-label="Profiles found"] button'))?.click()
    await panel.press("button", "Merge profiles")
    await untilContact("@mona_reads")
    expect(await contact()).toContain("08 765 43 21")
    await panel.press("button", "Reply")
    stage.x.customer("mona_reads").writes("Still me")
    await panel.page.bringToFront()
    await panel.read("Still me", THROUGH_X)
    expect(await conversationsOf(panel.page)).toHaveLength(1)
    await reply(panel, "We are looking")
    await fate(panel, "We are looking", "Sent")
    expect(stage.x.customer("mona_reads").heard()).toHaveLength(1)
    await panel.press("button", "Unmerge")
    await expect
      .poll(async () => (await customers()).map(({ mergedInto }) => mergedInto), { timeout: 10_000 })
      .toEqual([null, null])
    await expect.poll(async () => (await customers()).map(({ open }) => open !== null).sort()).toEqual([false, true])
  })
})

describe("out of the blue", () => {
  beforeAll(async () => {
    await (await panel.page.waitForSelector('[aria-label="My customers"] button'))?.click()
    await profileOf(panel, "Mona")
    await panel.press("button", "Close")
    await panel.see("button", "Reopen")
  })

  test("on a closed conversation the agent chooses, and a new one is theirs", async () => {
    await (await nextTo("Tweet")).click()
    await panel.press("button", "New conversation")
    await panel.see("textbox", "Message")
    await panel.read("You began the conversation")
    await reply(panel, "One more thing, Mona")
    await fate(panel, "One more thing, Mona", "Sent")
    const live = (await conversationsOf(panel.page)).filter(({ status }) => status !== "Closed")
    const owner = await agentHere(panel.page)
    expect(live).toMatchObject([{ status: "Open", owner, customer: stage.x.customer("mona_reads").person.id }])
  })

  test("a message of ours is deleted at X and here, and its place stays", async () => {
    await panel.press("button", "Delete message")
    await panel.press("button", "Delete")
    await panel.read("Message deleted")
    const left = stage.x.customer("mona_reads").heard()
    expect(left.map(({ text }) => text)).toEqual(["We are looking"])
    expect(await panel.textOf("log", "Conversation")).not.toContain("One more thing")
  })

  test("a customer is blocked and let through again, after being asked", async () => {
    await panel.press("button", "More")
    await panel.press("menuitem", "Block")
    await panel.press("button", "Block")
    await panel.read("You blocked")
    expect((await customers()).flatMap(({ blockedBy }) => blockedBy)).toHaveLength(1)
    await panel.press("button", "More")
    await panel.press("menuitem", "Unblock")
    await panel.press("button", "Unblock")
    await panel.read("You unblocked")
    expect((await customers()).flatMap(({ blockedBy }) => blockedBy)).toEqual([])
  })

  test("what came before is read where it is listed", async () => {
    await panel.until(() => {
      for (const each of document.querySelectorAll("details")) each.open = true
      return document.querySelector('[aria-label="Earlier conversation"]')?.textContent?.includes("My bag is gone")
    })
  })
})
