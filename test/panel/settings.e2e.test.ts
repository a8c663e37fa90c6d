import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { accountId } from "../../src/core/ids"
import { axeFinds } from "./axe"
import { newborn, quiet } from "./desks"
import { find, gone, says } from "./find"
import { account, settings } from "./rows"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

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
      ["textbox", "Closing wording"],
      ["button", "Add a wording"],
      ["checkbox", "Add a reference to the link"],
      ["checkbox", "Warn of private data in public replies"],
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

  it("switches the reference and the warning, each with what it means", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    const box = await find(page, "checkbox", "Add a reference to the link")
    expect(await box.evaluate((input) => (input as HTMLInputElement).checked)).toBe(false)
    await box.click()
    await (await find(page, "checkbox", "Warn of private data in public replies")).click()
    await says(page, "X shows “Ref K7Q2” in their message box.")
    await expect
      .poll(() => told(page, "setting"))
      .toEqual([
        { say: "setting", name: "addReference", value: true },
        { say: "setting", name: "guardPrivateData", value: false },
      ])
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

describe("the wordings", () => {
  const THREE = ["Hi @{{handle}}, write to us:", "So sorry, {{name}}. A private message, please:", "Here to help:"]
  const several = () => ({ ...quiet(), settings: [settings({ wordings: THREE })] })
  const type = async (page: Page, name: string, text: string) => {
    const box = await find(page, "textbox", name)
    await box.click({ count: 3 })
    await page.keyboard.type(text)
    return box
  }

  it("are counted while one types, as X counts, and say by how many they are too long", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    await type(page, "Wording", "Hello there:")
    await says(page, "36 of 280, the link counts 23")
    await says(page, "Hello there: twitter.com/messages/compose…")
    await type(page, "Wording", "x".repeat(266))
    await says(page, "290 of 280: 10 too many")
    await page.keyboard.press("Tab")
    await says(page, "It is 10 characters too long. The last wording stays.")
    expect(await told(page, "setting")).toEqual([])
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })

  it("are added, changed, removed and put first, each saved at once", async () => {
    const page = await stage.open("options.html", several(), { width: 560, height: 1600 })
    await type(page, "Wording 2", "Sorry, {{name}}:")
    await page.keyboard.press("Enter")
    await expect
      .poll(() => told(page, "setting"))
      .toEqual([{ say: "setting", name: "wordings", value: [THREE[0], "Sorry, {{name}}:", THREE[2]] }])
    await (await find(page, "button", "Add a wording")).click()
    await page.waitForFunction(
      () => (document.activeElement as HTMLTextAreaElement)?.labels?.[0]?.innerText === "Wording 4",
    )
    await page.keyboard.type("A fourth one:")
    await page.keyboard.press("Tab")
    const four = [THREE[0], "Sorry, {{name}}:", THREE[2], "A fourth one:"]
    await expect.poll(async () => (await told(page, "setting")).at(-1)).toMatchObject({ value: four })
    await put(page, { settings: [settings({ rev: 2, wordings: four as string[] })] }, false)
    await find(page, "textbox", "Wording 4")
    await page.waitForFunction(() => document.querySelectorAll("figure").length === 5)
    const press = (name: string, at: number) =>
      page.$$eval("button", (all, [name, at]) => all.filter((one) => one.innerText === name)[at as number]?.click(), [
        name,
        at,
      ] as const)
    await press("Make usual", 2)
    await expect
      .poll(async () => (await told(page, "setting")).at(-1))
      .toMatchObject({ value: ["A fourth one:", THREE[0], "Sorry, {{name}}:", THREE[2]] })
    // The row has not come back yet: what is asked next knows what was asked before.
    await press("Remove", 1)
    await expect
      .poll(async () => (await told(page, "setting")).at(-1))
      .toMatchObject({ value: ["A fourth one:", "Sorry, {{name}}:", THREE[2]] })
    await page.close()
  })

  it("one that is there already is refused, and one left empty is not added", async () => {
    const page = await stage.open("options.html", several(), { width: 560, height: 1600 })
    await type(page, "Wording 3", THREE[0] ?? "")
    await page.keyboard.press("Tab")
    await says(page, "That wording is there already. The last wording stays.")
    await (await find(page, "button", "Add a wording")).click()
    await find(page, "textbox", "Wording 4")
    await page.keyboard.press("Tab")
    await gone(page, "textbox", "Wording 4")
    expect(await told(page, "setting")).toEqual([])
    await page.close()
  })

  it("the closing one leads nowhere", async () => {
    const page = await stage.open("options.html", quiet(), { width: 560, height: 1600 })
    await type(page, "Closing wording", "See https://brand.example")
    await page.keyboard.press("Tab")
    await says(page, "Leave out the link: the reply only says that it is sorted.")
    expect(await told(page, "setting")).toEqual([])
    await type(page, "Closing wording", "All sorted, {{name}}!")
    await page.keyboard.press("Tab")
    await expect
      .poll(() => told(page, "setting"))
      .toEqual([{ say: "setting", name: "closingWording", value: "All sorted, {{name}}!" }])
    await page.close()
  })
})

describe("axe finds nothing", () => {
  const manyWordings = () => ({ ...quiet(), settings: [settings({ wordings: ["Hi:", "Hello:", "مرحبا {{name}}:"] })] })
  for (const [name, rows] of Object.entries({ newborn, quiet, twoAccounts, manyWordings }))
    for (const scheme of ["light", "dark"] as const)
      for (const width of [360, 560])
        it(`${name}, ${scheme}, ${width} px`, async () => {
          const page = await stage.open("options.html", rows(), { scheme, width })
          expect(await axeFinds(page)).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
          await page.close()
        })
})
