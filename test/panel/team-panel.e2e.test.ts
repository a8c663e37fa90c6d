import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { find, gone, says, textOf, untilTold } from "./find"
import type { Rows } from "./rows"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"
import { teamDesk, teamLine } from "./team-desk"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const panel = (rows: Rows, hash = "", width = 360) => stage.open("sidepanel.html", rows, { hash, width })
const alerts = (page: Page) => page.$$eval('main [role="alert"]', (all) => all.map((one) => one.textContent ?? ""))

describe("the line to the team's desk", () => {
  it("says nothing while all is well, or at rest, or when trouble is younger than a second", async () => {
    const page = await panel(teamDesk())
    await find(page, "region", "Offer")
    const settled = () => page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    for (const line of [
      teamLine(),
      teamLine({ state: "resting" }),
      // A clock that was set back: nothing that is still to come is said to be so.
      teamLine({ state: "away", since: Date.now() + 60_000 }),
    ]) {
      await put(page, { teamLine: [line] }, false)
      await settled()
      expect(await alerts(page)).toEqual([])
    }
    await page.close()
  })

  it("says after a second that there is no connection, and takes it back when it is there again", async () => {
    const page = await panel(teamDesk())
    await find(page, "region", "Offer")
    await put(page, { teamLine: [teamLine({ state: "away", since: Date.now() })] }, false)
    await says(page, "You can read; nothing can be written until it is back.")
    expect((await alerts(page))[0]).toMatch(/^No connection to the team’s desk since \d/u)
    await put(page, { teamLine: [teamLine({ state: "connected", since: Date.now() })] }, false)
    await page.waitForFunction(() => document.querySelector('main [role="alert"]') === null)
    await page.close()
  })

  it("says how much is still to be copied", async () => {
    const page = await panel(teamDesk({}, { state: "connecting", behind: 12_345 }))
    await says(page, "Copying the team’s desk: 12,345 to come.")
    await put(page, { teamLine: [teamLine({ state: "connecting", behind: 45 })] }, false)
    await says(page, "Copying the team’s desk: 45 to come.")
    await page.close()
  })

  it("says why it is turned away, with the way to the settings", async () => {
    const page = await panel(teamDesk({}, { state: "refused", because: "revoked key" }))
    await says(page, "An admin has revoked this key.")
    await find(page, "link", "Open the team’s settings")
    await page.close()
  })

  it("keeps what was typed when it can't be written now", async () => {
    const page = await panel(teamDesk({}, { state: "away" }), "c2")
    await answerWith(page, { reply: { ok: false, refusal: "team-away" } })
    await (await find(page, "button", "Reply")).click()
    await (await find(page, "textbox", "Message")).type("On its way")
    await (await find(page, "button", "Send")).click()
    await untilTold(page, "reply")
    await says(page, "what you typed is still here")
    expect(await page.$eval('[aria-label="Message"]', (box) => (box as HTMLTextAreaElement).value)).toBe("On its way")
    await page.close()
  })
})

describe("in whose name this browser works", () => {
  it("is the member's: their offer, their customers, their conversations", async () => {
    const page = await panel(teamDesk(), "c1")
    await find(page, "region", "Offer")
    await find(page, "button", "Transfer")
    const log = await textOf(page, '[role="log"]')
    expect(log).toContain("Bob accepted the offer")
    expect(log).toContain("Bob transferred the conversation to you")
    await page.close()
  })

  it("a listener takes nothing, and is told why", async () => {
    const rows = teamDesk({ role: "listener" })
    const mine = (rows.agents ?? []).map((one) => ({ ...one, available: false, sessions: [], offer: null }))
    const page = await panel({ ...rows, agents: mine, conversations: [] })
    await says(page, "You are a listener here.")
    await (await find(page, "switch", "Available")).click()
    await (await find(page, "button", "Next")).click()
    expect(await told(page, "setAvailable")).toEqual([])
    expect(await told(page, "next")).toEqual([])
    expect(await textOf(page, "#next-reason")).toBe(
      "Listeners don’t take conversations. An admin can make you an agent.",
    )
    await gone(page, "button", "New customer")
    await page.close()
  })

  it("a listener who is still on duty from before goes off", async () => {
    const page = await panel(teamDesk({ role: "listener" }))
    await (await find(page, "switch", "Available")).click()
    await untilTold(page, "setAvailable")
    expect(await told(page, "setAvailable")).toEqual([{ say: "setAvailable", available: false }])
    await page.close()
  })
})

describe("colleagues", () => {
  it("are listed with what they hold, by keyboard, and Escape only closes that", async () => {
    const page = await panel(teamDesk(), "c1")
    await (await find(page, "button", "Who is on duty")).focus()
    await page.keyboard.press("Enter")
    await find(page, "list", "On duty")
    await page.waitForSelector('ul[aria-label="On duty"] > li')
    const items = await page.$$eval('ul[aria-label="On duty"] > li', (all) =>
      all.map((li) => [...li.querySelectorAll(":not([aria-hidden])")].map((one) => one.textContent).at(-1)),
    )
    expect(items).toEqual(["you, 2 sessions", "1 session"])
    expect(await textOf(page, 'ul[aria-label="Off duty"]')).toMatch(/Cyd .*gone$/u)
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.querySelector(":popover-open") === null)
    await find(page, "region", "Customer profile")
    await page.close()
  })

  it("have their picture as an address of this page's, never as it came", async () => {
    const page = await panel(teamDesk())
    await find(page, "button", "Who is on duty")
    const pictures = await page.$$eval("header img", (all) =>
      all.map((img) => [img.src.split(":")[0], img.naturalWidth]),
    )
    expect(pictures).toEqual([["blob", 8]])
    await page.close()
  })

  it("stand beside what they did: asked before, the link under the post, a message, a note", async () => {
    const page = await panel(teamDesk(), "c1", 900)
    await find(page, "region", "Offer")
    expect(await textOf(page, '[aria-label="Offer"]')).toMatch(/DM link by BobAsked before: Bob/u)
    await page.waitForSelector('article[data-from="us"]')
    const ours = await page.$$eval('article[data-from="us"]', (all) => all.map((one) => one.textContent ?? ""))
    expect(ours[0]).toMatch(/^BobI am sorry/u)
    expect(ours[1]).toMatch(/^It is at the desk/u)
    await page.close()
  })
})

describe("hostile names and pictures", () => {
  const evil = "\u202E<img src=x onerror=\"document.title='owned'\"> gnp.exe"
  const hostile = (picture: string): Rows => {
    const rows = teamDesk()
    return {
      ...rows,
      agents: (rows.agents ?? []).map((one) => ({ ...one, name: evil.repeat(20), picture })),
      colleagues: (rows.colleagues ?? []).map((one) => ({ ...one, name: evil.repeat(5), version: evil })),
    }
  }
  it.each([
    ["markup", "data:text/html,<script>document.title='owned'</script>"],
    ["an SVG", `data:image/svg+xml;base64,${btoa("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")}`],
    ["an address", "https://evil.example/pixel.png"],
    ["a picture that is cut off", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAI"],
  ])("%s for a picture: letters stand there instead, and nothing runs", async (_, picture) => {
    const page = await panel(hostile(picture), "c1")
    await (await find(page, "button", "Who is on duty")).click()
    await page.waitForSelector('ul[aria-label="On duty"] > li')
    await page.waitForFunction(() => document.querySelectorAll("header img").length === 0)
    expect(await page.title()).toBe("Aside")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.close()
  })

  it("break no row of the settings either", async () => {
    const rows = hostile("x")
    const own = (rows.membership ?? []).map((one) => ({ ...one, role: "admin" as const, name: evil, server: evil }))
    const page = await stage.open("options.html", { ...rows, membership: own }, { width: 360 })
    await find(page, "list", "Members")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })
})

describe("axe finds nothing", () => {
  for (const scheme of ["light", "dark"] as const)
    for (const width of [360, 560])
      it(`turned away, ${scheme}, ${width} px`, async () => {
        const rows = teamDesk({}, { state: "refused", because: "wiped" })
        for (const hash of ["", "c1"]) {
          const page = await stage.open("sidepanel.html", rows, { scheme, width, hash })
          await says(page, "The team’s server was emptied")
          expect(await axeFinds(page)).toEqual([])
          await page.close()
        }
      })
})
