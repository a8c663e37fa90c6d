import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { find, gone, says, untilTold } from "./find"
import type { Rows } from "./rows"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"
import { BOB, teamDesk, teamLine } from "./team-desk"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const look = { width: 560, height: 1400 }
const admins = (putAway = 0): Rows => teamDesk({ role: "admin", putAway })
const settings = (rows: Rows) => stage.open("options.html", rows, look)
const press = async (page: Page, name: string) => (await find(page, "button", name)).click()
/** A member's line, and a button in it. */
const lineOf = (page: Page, nth: number) =>
  page.$eval(`ul[aria-labelledby="members"] > li:nth-child(${nth})`, (li) => li.textContent ?? "")
const pressOf = (page: Page, nth: number, name: string) =>
  page.$eval(
    `ul[aria-labelledby="members"] > li:nth-child(${nth})`,
    (li, name) => [...li.querySelectorAll("button")].find((one) => one.textContent === name)?.click(),
    name,
  )
const isDisabled = (page: Page, selector: string) => page.$eval(selector, (one) => one.matches(":disabled"))

describe("a team's desk, as somebody in it sees it", () => {
  it("says who they are, where the desk is, how the line is, and how everybody stands", async () => {
    const page = await settings(teamDesk({}, { behind: 12 }))
    await find(page, "list", "Members")
    await says(page, "Ann Okafor, agent")
    await says(page, "wss://desk.northwind.example")
    await says(page, "12 still to come")
    expect(await lineOf(page, 1)).toContain("Ann Okafor (you), agenton duty, 2 sessions")
    expect(await lineOf(page, 2)).toContain("Bob, gatewayon duty, 1 session")
    expect(await lineOf(page, 3)).toMatch(/Cyd .*, listenergone since .*; key ends /u)
    expect(await lineOf(page, 4)).toMatch(/Dee, agentrevoked /u)
    await page.close()
  })

  it("is told what an export made now would lack, until it is in its place", async () => {
    const page = await settings({ ...teamDesk(), laidBy: [{ from: 1 }, { from: 501 }] })
    await says(page, "About 1,000 messages of the team’s history are still being put in their place")
    await put(page, teamDesk())
    await page.waitForFunction(() => !document.body.innerText.includes("a file made now lacks them"))
    await page.close()
  })

  it("is told that others work with a newer Aside", async () => {
    const rows = teamDesk()
    const newer = (rows.colleagues ?? []).map((one) => (one.id === BOB ? { ...one, version: "9.1.0" } : one))
    const page = await settings({ ...rows, colleagues: newer })
    await says(page, "Bob works with Aside 9.1.0")
    await page.close()
  })

  it.each(["agent", "listener"] as const)(
    "%s: what an admin sets is shown, with the reason, and can't be changed",
    async (role) => {
      const page = await settings(teamDesk({ role }))
      await find(page, "list", "Members")
      for (const name of [
        "Revoke",
        "Invite again",
        "Invite",
        "Publish my desk",
        "Connect account",
        "Restore",
        "Delete everything",
      ])
        await gone(page, "button", name)
      const reasons = await page.$$eval(
        "p",
        (all) => all.filter((p) => p.textContent === "An admin sets this for the team.").length,
      )
      expect(reasons).toBe(6)
      for (const selector of ["#capacity ~ fieldset input", "#times ~ fieldset input", "#inboxes ~ fieldset input"])
        expect(await isDisabled(page, selector)).toBe(true)
      expect(await isDisabled(page, "#answers ~ fieldset button")).toBe(true)
      await says(page, "Leave the team first.")
      await find(page, "button", "Export")
      await find(page, "button", "Copy user ID")
      await page.close()
    },
  )

  it("an admin sets everything, but replaces or deletes nobody's desk", async () => {
    const page = await settings(admins())
    await find(page, "button", "Connect account")
    expect(await isDisabled(page, "#capacity ~ div input")).toBe(false)
    await gone(page, "button", "Delete everything")
    await page.close()
  })

  it.each(["agent", "admin"] as const)(
    "%s: a desk that its server lost is read anew only when asked twice, with an export at hand",
    async (role) => {
      const page = await settings(teamDesk({ role }, { state: "refused", because: "wiped" }))
      await says(page, "The team’s server was emptied")
      await press(page, "Read it anew")
      await says(page, "What only this browser’s copy has is gone then")
      await find(page, "button", "Export")
      expect(await axeFinds(page)).toEqual([])
      await press(page, "Cancel")
      expect(await told(page, "join")).toEqual([])
      await press(page, "Read it anew")
      await answerWith(page, { join: { ok: false, refusal: "storage-full" } })
      await press(page, "Read anew")
      await says(page, "disk is full")
      await answerWith(page, { join: { ok: true, value: null } })
      await press(page, "Read anew")
      await untilTold(page, "join", 2)
      expect((await told(page, "join")).at(-1)).toEqual({ say: "join", server: "", key: "" })
      // It goes with what it was for.
      await put(page, { teamLine: [teamLine()] }, false)
      await gone(page, "button", "Read it anew")
      await page.close()
    },
  )

  it.each(["revoked key", "newer desk", "not made"] as const)("%s: nothing is to be read anew", async (because) => {
    const page = await settings(teamDesk({}, { state: "refused", because }))
    await says(page, "Turned away")
    await gone(page, "button", "Read it anew")
    await page.close()
  })

  it("leaves it only when asked twice, with an export at hand", async () => {
    const page = await settings(teamDesk({ putAway: 7 }))
    await press(page, "Leave team")
    await says(page, "Your own comes back as you left it, with 7 customers.")
    await find(page, "button", "Export")
    expect(await axeFinds(page)).toEqual([])
    await press(page, "Cancel")
    expect(await told(page, "leaveTeam")).toEqual([])
    await press(page, "Leave team")
    await answerWith(page, { leaveTeam: { ok: false, refusal: "storage-full" } })
    await press(page, "Leave")
    await says(page, "disk is full")
    await untilTold(page, "leaveTeam")
    await page.close()
  })
})

describe("what an admin does about people", () => {
  it("revokes a key only when asked twice", async () => {
    const page = await settings(admins())
    await find(page, "list", "Members")
    await pressOf(page, 2, "Revoke")
    await says(page, "their key never works again")
    expect(await told(page, "revoke")).toEqual([])
    await page.$eval("dialog[open] > div button:last-child", (button) => button.click())
    await untilTold(page, "revoke")
    expect(await told(page, "revoke")).toEqual([{ say: "revoke", member: BOB }])
    await page.close()
  })

  it("invites somebody again, under their name and into their inboxes, and themselves never", async () => {
    const page = await settings(admins())
    await find(page, "list", "Members")
    await answerWith(page, { invite: { ok: true, value: { key: "aside-team:again" } } })
    await pressOf(page, 2, "Invite again")
    await find(page, "textbox", "New key")
    expect(await told(page, "invite")).toEqual([
      { say: "invite", member: BOB, role: "gateway", name: "Bob", inboxes: ["main", "vip"] },
    ])
    await says(page, "send it as you would send a password")
    await press(page, "Done")
    await gone(page, "textbox", "New key")
    expect(await lineOf(page, 1)).not.toContain("Invite again")
    expect(await lineOf(page, 4)).not.toContain("Revoke")
    await page.close()
  })

  it("invites by keyboard alone, and shows the key once, to be copied or saved", async () => {
    const page = await settings(admins())
    await answerWith(page, { invite: { ok: true, value: { key: "aside-team:new" } } })
    await (await find(page, "textbox", "Name")).focus()
    await page.focus("#invite-name")
    await page.keyboard.press("Enter")
    await says(page, "Give them a name first")
    await page.keyboard.type(" Eli ")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Gateway")
    await says(page, "reads and sends at X for the team")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await find(page, "textbox", "New key")
    expect(await told(page, "invite")).toEqual([
      { say: "invite", member: null, role: "gateway", name: "Eli", inboxes: ["vip"] },
    ])
    await page.waitForFunction(() => document.activeElement?.textContent === "The key of Eli")
    for (const name of ["Copy key", "Save as file", "Done"]) await find(page, "button", name)
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })

  it("a listener gets no inbox", async () => {
    const page = await settings(admins())
    await page.type("#invite-name", "Fay")
    await page.select("#invite-role", "listener")
    await page.waitForFunction(
      () => document.querySelector("#invite-name")?.closest("form")?.querySelector("fieldset") === null,
    )
    await press(page, "Invite")
    await untilTold(page, "invite")
    expect(await told(page, "invite")).toMatchObject([{ role: "listener", inboxes: [] }])
    await page.close()
  })

  it("publishes what was put away, sees how far it is, and stops it", async () => {
    const page = await settings(admins(1_234))
    await press(page, "Publish my desk")
    await untilTold(page, "publish")
    const work = { id: "publish", total: 1_234, detail: null, at: Date.now() } as const
    await put(page, { works: [{ ...work, state: "running", done: 420 }] }, false)
    await says(page, "420 of 1,234 published")
    await page.$eval('progress[aria-label="publishing"] ~ button', (button) => button.click())
    await untilTold(page, "stopWork")
    expect(await told(page, "stopWork")).toEqual([{ say: "stopWork", work: "publish" }])
    await put(page, { works: [{ ...work, state: "failed", done: 420 }] }, false)
    await says(page, "It broke off")
    await put(page, { works: [{ ...work, state: "done", done: 1_234 }] }, false)
    await says(page, "All of it is in the team’s desk")
    await page.close()
  })

  it("with nothing put away there is nothing to publish", async () => {
    const page = await settings(admins(0))
    await find(page, "list", "Members")
    await gone(page, "button", "Publish my desk")
    await page.close()
  })
})

describe("one's own picture", () => {
  it("is made small and square, whatever it was, and can be removed", async () => {
    const page = await settings(teamDesk())
    await find(page, "button", "Choose a picture")
    await page.$eval('input[aria-label="Picture"]', async (input) => {
      const canvas = new OffscreenCanvas(900, 300)
      canvas.getContext("2d")?.fillRect(0, 0, 900, 300)
      const all = new DataTransfer()
      all.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "me.png", { type: "image/png" }))
      ;(input as HTMLInputElement).files = all.files
      input.dispatchEvent(new Event("change", { bubbles: true }))
    })
    await untilTold(page, "pictureMe")
    const [said] = (await told(page, "pictureMe")) as { picture?: string }[]
    expect(said?.picture).toMatch(/^data:image\/webp;base64,/u)
    const sides = await page.evaluate(async (url) => {
      const bytes = Uint8Array.from(atob(url.split(",")[1] ?? ""), (letter) => letter.charCodeAt(0))
      const { width, height } = await createImageBitmap(new Blob([bytes]))
      return [width, height]
    }, said?.picture ?? "")
    expect(sides).toEqual([64, 64])
    await press(page, "Remove picture")
    await untilTold(page, "pictureMe", 2)
    expect((await told(page, "pictureMe")).at(-1)).toEqual({ say: "pictureMe", picture: null })
    await page.close()
  })

  it("of a file that is none says so", async () => {
    const page = await settings(teamDesk())
    await find(page, "button", "Choose a picture")
    await page.$eval('input[aria-label="Picture"]', (input) => {
      const all = new DataTransfer()
      all.items.add(new File(["<b>no</b>"], "me.png", { type: "image/png" }))
      ;(input as HTMLInputElement).files = all.files
      input.dispatchEvent(new Event("change", { bubbles: true }))
    })
    await says(page, "That is not a picture that can be used here.")
    expect(await told(page, "pictureMe")).toEqual([])
    await page.close()
  })
})

describe("axe finds nothing", () => {
  for (const role of ["listener", "agent", "admin"] as const)
    for (const scheme of ["light", "dark"] as const)
      for (const width of [360, 560])
        it(`${role}, ${scheme}, ${width} px`, async () => {
          const page = await stage.open("options.html", teamDesk({ role, putAway: 9 }, { state: "away" }), {
            scheme,
            width,
          })
          await find(page, "list", "Members")
          expect(await axeFinds(page)).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
          await page.close()
        })
})
