import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Agent } from "../../src/core/records"
import { busy, quiet } from "./desks"
import { find, focused, gone, textOf, untilFocused, untilTold } from "./find"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("an offer", () => {
  it("opens the profile with the composer focused when it is accepted", async () => {
    const page = await stage.open("sidepanel.html", busy())
    await put(
      page,
      { conversations: [{ ...busy().conversations![3]!, status: "Open", owner: busy().agents![0]!.id, offer: null }] },
      false,
    )
    await (await find(page, "button", "Accept")).click()
    await find(page, "heading", "Ola Nordmann")
    await untilFocused(page, "Message")
    await find(page, "link", "Original post")
    expect(await textOf(page, '[aria-label="Customer profile"]')).toContain("From @northwind_air")
    expect(await told(page, "accept")).toEqual([{ say: "accept", conversation: "c4" }])
    await page.close()
  })

  it("never takes the focus when it comes, and is announced", async () => {
    const rows = busy()
    const page = await stage.open("sidepanel.html", { ...rows, agents: [{ ...rows.agents![0]!, offer: null }] }, {})
    await page.focus('[role="switch"]')
    await put(page, rows, false)
    await find(page, "region", "Offer")
    expect(await focused(page)).toBe("Available")
    expect(await textOf(page, '[aria-live="assertive"]')).toContain("Offer: Ola Nordmann")
    await page.close()
  })

  it("counts down, and says why you", async () => {
    const page = await stage.open("sidepanel.html", busy())
    const offer = await textOf(page, '[aria-label="Offer"]')
    expect(offer).toMatch(/2\d s/u)
    expect(offer).toContain("Why you: fewest sessions of the 2 agents free (1 of 3 sessions taken)")
    await page.close()
  })

  it("says what became of it when it went", async () => {
    const page = await stage.open("sidepanel.html", busy())
    await answerWith(page, { accept: { ok: false, refusal: "offer-gone" } })
    await page.keyboard.press("a")
    await page.waitForFunction(() => document.body.textContent?.includes("This offer has gone"))
    await page.close()
  })
})

describe("Next", () => {
  it("is disabled, focusable and says why when nobody waits", async () => {
    const page = await stage.open("sidepanel.html", quiet())
    const next = await find(page, "button", "Next")
    expect(await next.evaluate((button) => button.getAttribute("aria-disabled"))).toBe("true")
    await next.focus()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Next")
    expect(await textOf(page, "#next-reason")).toBe("Nobody waits: your inbox is empty and you have read everything.")
    await page.keyboard.press("Enter")
    expect(await told(page, "next")).toEqual([])
    await page.close()
  })

  it("names the room that is missing", async () => {
    const rows = busy()
    const [me] = rows.agents!
    const full = ["a", "b", "c", "d", "e"] as unknown as Agent["sessions"]
    const page = await stage.open("sidepanel.html", {
      ...rows,
      agents: [{ ...me!, sessions: full, offer: null }],
      conversations: rows.conversations!.map((one) => ({ ...one, unread: 0, offer: null })),
    })
    expect(await textOf(page, "#next-reason")).toBe("You hold 5 of at most 5 sessions: close one first.")
    await page.close()
  })
})

describe("a customer's answer", () => {
  it("raises a banner that goes at its time and leaves a dot", async () => {
    const rows = busy()
    const soon = Date.now() + 3_000
    const page = await stage.open("sidepanel.html", {
      ...rows,
      conversations: rows.conversations!.map((one) => (one.banner ? { ...one, banner: soon } : one)),
    })
    await find(page, "region", "New message")
    await gone(page, "region", "New message")
    expect(Date.now()).toBeGreaterThanOrEqual(soon)
    expect(await page.$eval('[aria-label="My customers"] > li', (li) => li.ariaLabel)).toMatch(/, unread$/u)
    await page.close()
  })

  it("Reply goes there, composer open and focused", async () => {
    const page = await stage.open("sidepanel.html", busy())
    await (await find(page, "button", "Reply")).click()
    await find(page, "heading", "Tomoko 🛫 Sato")
    await untilFocused(page, "Message")
    await untilTold(page, "look")
    expect(await told(page, "dismiss")).toEqual([{ say: "dismiss", conversation: "c2" }])
    await page.close()
  })
})
