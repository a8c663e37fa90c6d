import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { busy } from "./desks"
import { find, gone, untilTold } from "./find"
import { closedTalk, waitingLinks } from "./linked"
import { account, conversation } from "./rows"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"

const SCHEMES = ["light", "dark"] as const

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("the links that brought nobody yet", () => {
  const lines = (page: Page) =>
    page.$$eval('[aria-labelledby][class*="links"] ul > li', (all) =>
      all.map((li) => (li as HTMLElement).innerText.replace(/\s+/gu, " ").trim()),
    )

  it("are listed oldest first, each one press from its post, with who pressed and when", async () => {
    const page = await stage.open("sidepanel.html", waitingLinks())
    await find(page, "list", "Waiting for a DM")
    const link = await find(page, "link", "@ana_ruiz’s post")
    expect(await link.evaluate((a) => (a as HTMLAnchorElement).href)).toBe(
      "https://x.com/ana_ruiz/status/1900000000000000010",
    )
    expect(await lines(page)).toEqual([
      "@ana_ruiz’s post sent by Kim, 16 h, for @northwind_air",
      "@tomoko_s’s post Forget drafted by Lee, 14 h, not posted, for @northwind_air",
      "@a_handle_of_15_’s post sent by Kim, 11 h, for @northwind_air",
      "@ola’s post sent by Lee, 9 h, for @northwind_help",
      "@mo’s post Forget drafted by Kim, 7 h, not posted, for @northwind_air",
    ])
    await page.close()
  })

  it("are five until one asks for all; one that is too old is not among them, nor one that brought somebody", async () => {
    const page = await stage.open("sidepanel.html", waitingLinks())
    await (await find(page, "button", "Show all 12")).click()
    await find(page, "button", "Show the first 5")
    expect(await lines(page)).toHaveLength(12)
    expect((await lines(page)).join()).not.toContain("too_late")
    expect((await lines(page)).at(-1)).toContain("@ivo’s post sent by Lee, 7 min")
    await page.close()
  })

  it("name no account where there is only one, and are not there when there are none", async () => {
    const rows = { ...waitingLinks(), accounts: [account()] }
    const page = await stage.open("sidepanel.html", rows)
    await find(page, "list", "Waiting for a DM")
    expect((await lines(page))[0]).toBe("@ana_ruiz’s post sent by Kim, 16 h")
    await page.close()
    const none = await stage.open("sidepanel.html", busy())
    await find(none, "list", "My customers")
    await gone(none, "list", "Waiting for a DM")
    await none.close()
  })

  it("one that was never posted can be forgotten, by keyboard, and the focus stays there", async () => {
    const page = await stage.open("sidepanel.html", waitingLinks())
    const forget = await find(page, "button", "Forget")
    await forget.focus()
    await page.keyboard.press("Enter")
    await untilTold(page, "forgetLink")
    expect(await told(page, "forgetLink")).toEqual([{ say: "forgetLink", conversion: "w1" }])
    await page.waitForFunction(() => document.activeElement?.textContent === "Waiting for a DM")
    await answerWith(page, { forgetLink: { ok: false, refusal: "not-found" } })
    await forget.click()
    await page.waitForFunction(() => document.body.innerText.includes("That is no longer there."))
    await page.close()
  })

  for (const scheme of SCHEMES)
    for (const width of [320, 360, 560])
      it(`axe finds nothing, and nothing is wider than the panel (${scheme}, ${width} px)`, async () => {
        const page = await stage.open("sidepanel.html", waitingLinks(), { scheme, width })
        await (await find(page, "button", "Show all 12")).click()
        expect(await axeFinds(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.close()
      })
})

describe("closing the loop on X", () => {
  const WORDS = "Thank you for your message, @ana_ruiz. We have sorted this out with you in private."
  const isIntent = (address: string) => {
    const { origin, pathname, searchParams } = new URL(address)
    return [origin + pathname, searchParams.get("in_reply_to"), searchParams.get("text")]
  }
  const INTENT = ["https://x.com/intent/tweet", "1899999999999999999", WORDS]

  it("is offered on a closed conversation: X's own reply box for the post that brought them last, filled", async () => {
    const page = await stage.open("sidepanel.html", closedTalk(), { hash: "c1" })
    const link = await find(page, "link", "Close the loop on X")
    expect(isIntent(await link.evaluate((a) => (a as HTMLAnchorElement).href))).toEqual(INTENT)
    expect(await link.evaluate((a) => (a as HTMLAnchorElement).target)).toBe("_blank")
    await page.keyboard.press(".")
    const item = await find(page, "menuitem", "Close the loop on X")
    expect(isIntent(await item.evaluate((a) => (a as HTMLAnchorElement).href))).toEqual(INTENT)
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })

  it.each([
    ["its key", ["s"]],
    ["the menu, by keyboard", [".", "ArrowDown", "Enter"]],
  ] as const)("opens a new tab from the press of %s, and tells the worker nothing", async (_, keys) => {
    const page = await stage.open("sidepanel.html", closedTalk(), { hash: "c1" })
    await find(page, "link", "Close the loop on X")
    const opened = page.browser().waitForTarget((target) => target.url().includes("/intent/tweet"), { timeout: 5_000 })
    for (const key of keys) {
      await page.keyboard.press(key)
      if (key === ".") await find(page, "menuitem", "Close the loop on X")
      if (key === "ArrowDown")
        await page.waitForFunction(
          () =>
            document.activeElement?.matches("[role='menuitem']") && document.activeElement.textContent?.includes("X"),
        )
    }
    const target = await opened
    expect(isIntent(target.url())).toEqual(INTENT)
    const said = (await told(page)).map(({ say }) => say as string)
    expect(said.filter((say) => /link|close|press|post|send/iu.test(say))).toEqual([])
    await (await target.page())?.close()
    await page.close()
  })

  it("comes with the closing, and is not there before, nor where there is no post", async () => {
    const rows = closedTalk()
    const open = { ...rows.conversations![0]!, status: "Open" as const, closedAt: null }
    const page = await stage.open("sidepanel.html", { ...rows, conversations: [open] }, { hash: "c1" })
    await find(page, "button", "Close")
    await gone(page, "link", "Close the loop on X")
    await put(page, { conversations: [{ ...rows.conversations![0]!, rev: 9 }] }, false)
    await find(page, "link", "Close the loop on X")
    const alone = conversation(1, { status: "Closed", session: null, closedAt: Date.now(), rev: 10 })
    await put(page, { conversations: [alone] }, false)
    await gone(page, "link", "Close the loop on X")
    await page.keyboard.press(".")
    await find(page, "menuitem", "Topics")
    await gone(page, "menuitem", "Close the loop on X")
    await page.close()
  })

  for (const scheme of SCHEMES)
    it(`axe finds nothing (${scheme})`, async () => {
      const page = await stage.open("sidepanel.html", closedTalk(), { scheme, width: 320, hash: "c1" })
      await find(page, "link", "Close the loop on X")
      expect(await axeFinds(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.close()
    })
})
