import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { conversationId, FIRST_INBOX, SOLO_AGENT } from "../../src/core/ids"
import { axeFinds } from "./axe"
import { quiet } from "./desks"
import { find, gone, textOf, untilTold } from "./find"
import { alone, aMorning, aTeam, BO, LEE, VIP } from "./overview-desk"
import { agent, type Rows } from "./rows"
import { answerWith, type Look, put, raiseStage, type Stage, told } from "./stage"
import { membership } from "./team-desk"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

async function overview(rows: Rows, look: Look = { width: 1_000 }): Promise<Page> {
  const page = await stage.open("tabs/overview.html", rows, look)
  await find(page, "table", "Team")
  return page
}
/** Every row of a table, as it is read: its cells in order. */
const rowsOf = (page: Page, table: string) =>
  page.$$eval(`[aria-label="${table}"] tbody > tr`, (all) =>
    all.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").replace(/\s+/gu, " ").trim())),
  )
const press = async (page: Page, role: string, name: string) => (await find(page, role, name)).click()
const open = async (page: Page, inbox: string) => {
  await press(page, "button", inbox)
  await page.waitForSelector('[aria-label="Waiting"] > li')
}
const items = (page: Page, list: string) =>
  page.$$eval(`[aria-label="${list}"] > li`, (all) => all.map((one) => one.querySelector("a")?.textContent ?? ""))

describe("who works at the desk", () => {
  it("has a row per agent, whose customer waits longest unread on top", async () => {
    const page = await overview(aTeam())
    const [lee, ...rest] = await rowsOf(page, "Team")
    expect(lee?.[0]).toBe("Lee Park")
    expect(lee?.[1]).toMatch(/^Available since /u)
    expect(lee?.[2]).toBe("4 of 3 (at most 5)")
    expect(lee?.[3]).toMatch(/^Tomoko 🛫 Sato \d+ s left ?Take back$/u)
    expect(lee?.[4]).toBe("Customer 6 17 min")
    expect(rest.map(([name]) => name)).toEqual(["Kim", "Bo Featherstonehaugh-Cholmondeley"])
    expect(rest[1]?.[1]).toMatch(/^Away since .*, set to Away after two offers lapsed$/u)
    await page.close()
  })

  it("takes an offer back at a press, says so, and the row is as the desk is", async () => {
    const page = await overview(aTeam())
    await press(page, "button", "Take back")
    await untilTold(page, "takeBack")
    expect(await told(page, "takeBack")).toEqual([{ say: "takeBack", conversation: "c2" }])
    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("was taken back"))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1")
    await put(page, { agents: (aTeam().agents ?? []).map((one) => ({ ...one, offer: null })) }, false)
    await gone(page, "button", "Take back")
    await page.close()
  })

  it("says since when an agent's browser is gone, and lets nothing be given to them", async () => {
    const rows = aTeam()
    const agents = (rows.agents ?? []).map((one) => (one.id === BO ? { ...one, goneAt: Date.now() - 120_000 } : one))
    // Only in a team is there a browser to be gone.
    const page = await overview({ ...rows, agents, membership: [membership({ member: SOLO_AGENT, role: "admin" })] })
    expect((await rowsOf(page, "Team")).find(([name]) => name?.startsWith("Bo"))?.[1]).toMatch(
      /^Gone since \S+( [AP]M)?$/u,
    )
    await open(page, "Baggage")
    await (await page.$('[aria-label="Held"] > li button'))?.click()
    await find(page, "dialog", "Reassign to")
    const bo = await page.$$eval("dialog label", (all) => {
      const one = all.find((label) => label.textContent?.startsWith("Bo"))
      return [one?.textContent, one?.querySelector("input")?.disabled]
    })
    expect(bo).toEqual(["Bo Featherstonehaugh-Cholmondeley0 of 5 sessions, gone", true])
    await page.close()
  })

  it("says what became of an offer that had gone", async () => {
    const page = await overview(aTeam())
    await answerWith(page, { takeBack: { ok: false, refusal: "offer-gone" } })
    await press(page, "button", "Take back")
    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("Too late"))
    await page.close()
  })
})

describe("what waits, and what is held", () => {
  it("has a row per inbox: how many, who longest, what is overdue, who is there", async () => {
    const page = await overview(aTeam())
    await page.waitForFunction(() => document.body.textContent?.includes("1 overdue"))
    expect(await rowsOf(page, "Inboxes")).toEqual([
      [
        "VIP and press",
        "2",
        "Bartholomew Featherstonehaugh-Cholmondeley the Third 25 min",
        "1 overdue, the first by 15 min",
        "Its one agent is away",
      ],
      ["Baggage", "2", "Tomoko 🛫 Sato 12 min", "No target", "2 of 3 available: Kim, Lee Park"],
    ])
    await page.close()
  })

  it("opened, lists both: the waiting in the inbox's order, the held by who waits longest for an answer", async () => {
    const page = await overview(aTeam())
    await open(page, "Baggage")
    expect(await items(page, "Waiting")).toEqual(["Tomoko 🛫 Sato", "Ana Ruiz"])
    expect(await items(page, "Held")).toEqual(["Customer 6", "Customer 7", "Customer 5", "Customer 8", "Customer 9"])
    expect(await textOf(page, '[aria-label="Waiting"]')).toContain("offered to Lee Park")
    expect(await textOf(page, '[aria-label="Held"]')).toContain("Lee Park, waiting 17 min, unread")
    const link = await page.$eval('[aria-label="Held"] a', (a) => (a as HTMLAnchorElement).href)
    expect(link).toMatch(/sidepanel\.html#\/c6$/u)
    await press(page, "button", "Baggage")
    await gone(page, "list", "Held")
    await page.close()
  })

  it("shows the first fifty of many, says how many there are, and more at a press", async () => {
    const page = await overview(aMorning())
    await open(page, "Baggage")
    expect(await items(page, "Waiting")).toHaveLength(50)
    expect(await textOf(page, "h3")).toBe("Waiting 132")
    await press(page, "button", "Show more (82 left)")
    await find(page, "button", "Show more (32 left)")
    expect(await items(page, "Waiting")).toHaveLength(100)
    await page.close()
  })

  it("is moved to an agent by keyboard alone", async () => {
    const page = await overview(aTeam())
    await open(page, "Baggage")
    await (await page.$('[aria-label="Held"] > li button'))?.focus()
    await page.keyboard.press("Enter")
    await find(page, "dialog", "Reassign to")
    const choices = await page.$$eval("dialog label", (all) => all.map((one) => one.textContent))
    // Lee holds it; what she has room for doesn't matter.
    expect(choices).toEqual([
      "Back to this inboxwhoever is free is asked",
      "Bo Featherstonehaugh-Cholmondeley0 of 5 sessions, away",
      "Kim1 of 5 sessions",
      "This inboxwhoever is free is asked",
      "Bo Featherstonehaugh-Cholmondeley0 of 5 sessions, away",
    ])
    await (await page.$("dialog input"))?.focus()
    for (const key of ["ArrowDown", "ArrowDown", "Enter"] as const) await page.keyboard.press(key)
    await untilTold(page, "reassign")
    expect(await told(page, "reassign")).toEqual([
      { say: "reassign", conversation: "c6", inbox: FIRST_INBOX, agent: agent().id },
    ])
    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("is with Kim now"))
    await page.close()
  })

  it("what waits can't be put where it waits; it can be given to whoever has room, or to another inbox", async () => {
    const page = await overview(aTeam())
    await open(page, "Baggage")
    await (await page.$('[aria-label="Waiting"] > li button'))?.click()
    await find(page, "dialog", "Reassign to")
    expect(await textOf(page, "dialog p")).toBe("Tomoko 🛫 Sato, offered to Lee Park")
    const shut = await page.$$eval("dialog input", (all) => all.map((one) => (one as HTMLInputElement).disabled))
    expect(shut).toEqual([true, false, false, false, false, false])
    const inputs = await page.$$("dialog input")
    await inputs[4]?.click()
    await answerWith(page, { reassign: { ok: false, refusal: "closed" } })
    await (await page.$('dialog button[type="submit"]'))?.click()
    await untilTold(page, "reassign")
    expect((await told(page, "reassign"))[0]).toMatchObject({ conversation: "c2", inbox: VIP, agent: null })
    await page.waitForFunction(() =>
      document.querySelector("header")?.textContent?.includes("This conversation is closed."),
    )
    await page.close()
  })

  it("is live: who waits, and who goes, is there by itself", async () => {
    const page = await overview(aTeam())
    await open(page, "Baggage")
    const rows = aTeam().conversations ?? []
    const first = rows.filter(({ id }) => id === conversationId("c2"))
    const taken = first.map((one) => ({ ...one, status: "Open" as const, owner: LEE, offer: null }))
    await put(page, { conversations: taken }, false)
    await page.waitForFunction(() => document.querySelectorAll('[aria-label="Held"] > li').length === 6)
    expect(await items(page, "Waiting")).toEqual(["Ana Ruiz"])
    await page.close()
  })
})

describe("on every desk", () => {
  for (const scheme of ["light", "dark"] as const)
    for (const width of [320, 560, 1_000])
      it(`axe finds nothing and nothing runs over: ${scheme}, ${width} px`, async () => {
        const page = await overview(aTeam(), { width, scheme })
        await open(page, "Baggage")
        expect(await axeFinds(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        await find(page, "table", "Inboxes")
        const low = await page.$$eval("main button, main a", (all) =>
          all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent),
        )
        expect(low).toEqual([])
        await (await page.$('[aria-label="Waiting"] > li button'))?.click()
        await find(page, "dialog", "Reassign to")
        expect(await axeFinds(page)).toEqual([])
        await page.close()
      })

  it("is plain and short where one works alone", async () => {
    const page = await overview(alone())
    expect((await rowsOf(page, "Team")).map(([name]) => name)).toEqual(["Kim"])
    expect(await rowsOf(page, "Inboxes")).toEqual([["Main", "0", "–", "No target", "1 of 1 available: Kim"]])
    await press(page, "button", "Main")
    await page.waitForFunction(() => document.body.textContent?.includes("Nobody waits."))
    await page.close()
  })

  it("the panel leads there as soon as somebody else is at the desk", async () => {
    const page = await stage.open("sidepanel.html", quiet())
    await find(page, "link", "Report")
    expect(await page.$('a[href="/tabs/overview.html"]')).toBeNull()
    await put(page, { agents: [agent({ id: LEE, name: "Lee" })] }, false)
    const link = await find(page, "link", "Team")
    expect(await link.evaluate((a) => (a as HTMLAnchorElement).href)).toMatch(/tabs\/overview\.html$/u)
    await page.close()
  })
})
