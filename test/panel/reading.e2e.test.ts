import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { busy, hostile, quiet } from "./desks"
import { find, gone, textOf, untilFocused } from "./find"
import { conversation } from "./rows"
import { put, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("the keyboard", () => {
  it("walks from list to reply and back without a mouse", async () => {
    const page = await stage.open("sidepanel.html", busy())
    await page.keyboard.press("j")
    await find(page, "heading", "Tomoko 🛫 Sato")
    await page.keyboard.press("j")
    await find(page, "heading", "Ana Ruiz")
    await page.keyboard.press("r")
    await untilFocused(page, "Message")
    await page.keyboard.type("and dj")
    expect(await page.$eval("textarea", (box) => box.value)).toBe("and dj")
    expect(await told(page, "decline")).toEqual([])
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("Reply"))
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-conversation") === "c1")
    await page.close()
  })

  it("lists every key under ?", async () => {
    const page = await stage.open("sidepanel.html", quiet())
    await page.keyboard.type("?")
    const dialog = await find(page, "dialog", "Shortcuts")
    expect(await dialog.evaluate((element) => element.textContent)).toContain("Accept the offer")
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press("Escape")
    await gone(page, "dialog", "Shortcuts")
    await page.close()
  })
})

describe("hostile words", () => {
  it("stay words", async () => {
    const page = await stage.open("sidepanel.html", hostile(), { hash: "c1" })
    await find(page, "log", "Conversation")
    expect(await page.title()).toBe("Aside")
    expect(await page.$$eval('[role="log"] img, [role="log"] b', (all) => all.length)).toBe(0)
    const links = await page.$$eval('[role="log"] a', (all) => all.map((a) => `${a.protocol} ${a.host}`))
    expect(links).toEqual(["https: evil.example"])
    expect(await textOf(page, '[role="log"]')).toContain("(evil.example)")
    expect(await textOf(page, "h2#customer")).toContain("<b>Eve</b>")
    await page.close()
  })

  it("a megabyte of them is clipped, and nothing is wider than the panel", async () => {
    const page = await stage.open("sidepanel.html", hostile(), { hash: "c1", width: 320 })
    const all = await page.waitForSelector("aria/Show all (1,000,000 characters)")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await all!.click()
    await page.waitForFunction(() => (document.querySelector('[role="log"]')?.textContent?.length ?? 0) > 1_000_000)
    await page.close()
  })
})

describe("reading", () => {
  it("stays at the end of the conversation unless the reader scrolled up", async () => {
    const rows = busy()
    const page = await stage.open("sidepanel.html", rows, { hash: "c1", height: 640 })
    const fromEnd = () => page.$eval('[role="log"]', (log) => log.scrollHeight - log.scrollTop - log.clientHeight)
    await expect.poll(fromEnd).toBeLessThan(2)
    await page.keyboard.press("r")
    await find(page, "textbox", "Message")
    await expect.poll(fromEnd).toBeLessThan(2)
    await page.keyboard.press("Escape")
    await page.$eval('[role="log"]', (log) => log.scrollTo(0, 0))
    await find(page, "button", "Latest")
    await put(page, { conversations: [conversation(1, { rev: 9 })] }, false)
    expect(await fromEnd()).toBeGreaterThan(20)
    await (await find(page, "button", "Latest")).click()
    await gone(page, "button", "Latest")
    await page.close()
  })
})
