import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { accountId } from "../../src/core/ids"
import { axeFinds } from "./axe"
import { newborn, quiet } from "./desks"
import { find } from "./find"
import { account } from "./rows"
import { answerWith, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const says = (page: Page, words: string) =>
  page.waitForFunction((words) => document.body.textContent?.includes(words), { timeout: 5_000 }, words)

const twoAccounts = () => ({
  ...quiet(),
  accounts: [
    account(),
    account({
      id: accountId("1700000000000000002"),
      handle: "northwind_help",
      name: "Northwind Help",
      status: "reconnect",
      openToEveryone: false,
    }),
  ],
})

describe("the names of the settings page", () => {
  it("has them all", async () => {
    const page = await stage.open("options.html", twoAccounts(), { width: 900, height: 1600 })
    for (const [role, name] of [
      ["region", "Twitter Direct Messages"],
      ["textbox", "Client ID"],
      ["button", "Copy redirect URL"],
      ["button", "Connect account"],
      ["list", "Accounts"],
      ["button", "Copy user ID"],
      ["button", "Reconnect"],
      ["button", "Disconnect"],
      ["checkbox", "This account takes messages from everyone"],
      ["spinbutton", "Standard messaging capacity"],
      ["spinbutton", "Maximum messaging capacity"],
      ["spinbutton", "Offer lasts (seconds)"],
      ["spinbutton", "Pause between offers (seconds)"],
      ["spinbutton", "Session ends after (minutes)"],
      ["spinbutton", "Reopen window (hours)"],
      ["spinbutton", "Undo send (seconds)"],
      ["checkbox", "Ask before assigning"],
      ["region", "DM link wording"],
      ["textbox", "Wording"],
    ] as const)
      await find(page, role, name)
    const cards = await page.$$eval('[aria-labelledby="accounts"] > li', (all) => all.map((li) => li.textContent ?? ""))
    expect(cards[0]).toContain("@northwind_air")
    expect(cards[0]).toContain("1700000000000000001")
    expect(cards[1]).toContain("Needs to be reconnected")
    expect(await page.$eval("code", (code) => code.textContent)).toBe(
      "https://hinooccgbafenngdcjocfmbpkmlchgng.chromiumapp.org/",
    )
    await page.close()
  })
})

describe("the first run", () => {
  it("leads there in four steps, each ticked when it is done", async () => {
    const page = await stage.open("options.html", newborn(), { width: 560, height: 1200 })
    const steps = () => page.$$eval("ol > li", (all) => all.map((li) => (li as HTMLElement).dataset.done))
    expect(await steps()).toEqual(["false", "false", "false", "false"])
    await page.close()
    const later = await stage.open("options.html", twoAccounts(), { width: 560 })
    expect(await later.$$eval("ol > li", (all) => all.map((li) => (li as HTMLElement).dataset.done))).toEqual([
      "true",
      "true",
      "true",
      "false",
    ])
    await later.close()
  })

  it("says what is known of a failed sign-in, with one checklist", async () => {
    const page = await stage.open("options.html", newborn(), { width: 560, height: 1200 })
    await answerWith(page, { connect: { ok: false, refusal: "sign-in-closed" } })
    await page.type("#client-id", "  some-client-id ")
    await (await find(page, "button", "Connect account")).click()
    await says(page, "The sign-in window was closed before X sent you back.")
    await says(page, "exact to the slash at the end")
    expect(await told(page, "connect")).toEqual([{ say: "connect", clientId: "some-client-id" }])
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })
})

describe("a setting", () => {
  const retype = async (page: Page, name: string, value: string) => {
    const box = await find(page, "spinbutton", name)
    await box.click({ count: 3 })
    await page.keyboard.type(value)
    await page.keyboard.press("Tab")
  }

  it("takes effect on leaving the field, and says so", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    await retype(page, "Standard messaging capacity", "4")
    await says(page, "Saved")
    expect(await told(page, "setting")).toEqual([{ say: "setting", name: "standardCapacity", value: 4 }])
    await page.close()
  })

  it("out of its range says the range and changes nothing", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    await retype(page, "Offer lasts (seconds)", "3")
    await says(page, "A whole number from 5 to 600. It stays 30.")
    await retype(page, "Standard messaging capacity", "6")
    await says(page, "A whole number from 1 to 5. It stays 3.")
    expect(await told(page, "setting")).toEqual([])
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })

  it("a wording that can't be used says why", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    const box = await find(page, "textbox", "Wording")
    await box.click({ count: 3 })
    await page.keyboard.type("Hi {{nam}}")
    await page.keyboard.press("Tab")
    await says(page, "{{nam}} is not known")
    expect(await told(page, "setting")).toEqual([])
    await page.close()
  })

  it("Disconnect asks first", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    const answers = [false, true]
    page.on("dialog", (dialog) => void (answers.shift() ? dialog.accept() : dialog.dismiss()))
    const button = await find(page, "button", "Disconnect")
    await button.click()
    expect(await told(page, "disconnect")).toEqual([])
    await button.click()
    await expect.poll(() => told(page, "disconnect")).toEqual([{ say: "disconnect", account: "1700000000000000001" }])
    await page.close()
  })
})

describe("axe finds nothing", () => {
  for (const [name, rows] of Object.entries({ newborn, quiet, twoAccounts }))
    for (const scheme of ["light", "dark"] as const)
      for (const width of [360, 560])
        it(`${name}, ${scheme}, ${width} px`, async () => {
          const page = await stage.open("options.html", rows(), { scheme, width })
          expect(await axeFinds(page)).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
          await page.close()
        })
})
