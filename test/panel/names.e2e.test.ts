import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { busy, troubled } from "./desks"
import { find, textOf } from "./find"
import { raiseStage, type Stage } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("the names screens are called by", () => {
  it("has them at the desk", async () => {
    const page = await stage.open("sidepanel.html", busy())
    for (const [role, name] of [
      ["switch", "Available"],
      ["button", "Next"],
      ["status", "Waiting"],
      ["region", "Offer"],
      ["button", "Accept"],
      ["button", "Decline"],
      ["list", "My customers"],
      ["region", "New message"],
      ["button", "Reply"],
      ["button", "Dismiss"],
      ["link", "Settings"],
      ["link", "Shortcuts"],
    ] as const)
      await find(page, role, name)
    expect(await textOf(page, '[aria-label="Waiting"]')).toContain("1")
    const items = await page.$$eval('[aria-label="My customers"] > li', (all) => all.map((li) => li.ariaLabel ?? ""))
    expect(items[0]).toMatch(/^Tomoko 🛫 Sato, .*, unread$/u)
    expect(items[1]).toMatch(/^Ana Ruiz, waiting 4 min$/u)
    expect(items.at(-1)).toMatch(/^Bartholomew .*, ended 2 h ago$/u)
    await page.close()
  })

  it("has them on a profile", async () => {
    const page = await stage.open("sidepanel.html", busy(), { hash: "c1" })
    for (const [role, name] of [
      ["region", "Customer profile"],
      ["heading", "Ana Ruiz"],
      ["list", "Contact details"],
      ["link", "Original post"],
      ["log", "Conversation"],
      ["article", "Message from Ana Ruiz"],
      ["article", "Message to Ana Ruiz"],
      ["button", "Send again"],
      ["button", "Drop"],
      ["button", "Undo"],
      ["button", "Close"],
    ] as const)
      await find(page, role, name)
    expect(await page.$eval("#original-post a", (a) => a.href)).toBe(
      "https://x.com/ana_ruiz/status/1899999999999999999",
    )
    const fates = await page.$$eval('article[aria-label^="Message to"]', (all) => all.map((one) => one.textContent))
    expect(fates[0]).toContain("Sent")
    expect(fates[1]).toContain("Unsure")
    expect(fates[2]).toContain("Queued")
    await page.close()
  })

  it("says what X refused, and what to do", async () => {
    const page = await stage.open("sidepanel.html", troubled(), { hash: "c1" })
    const refused = await find(page, "article", "Message to Ana Ruiz")
    expect(refused).toBeTruthy()
    const log = await textOf(page, '[role="log"]')
    expect(log).toContain("Not sent: this person takes no messages")
    expect(log).toContain("X said: You cannot send messages to this user.")
    expect(await textOf(page, '[role="alert"]')).toMatch(/X can't be reached since .*Check this computer/u)
    await page.close()
  })
})
