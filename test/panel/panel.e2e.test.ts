import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Agent } from "../../src/core/records"
import { axeFinds } from "./axe"
import { busy, hostile, newborn, quiet, troubled } from "./desks"
import { account, conversation } from "./rows"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

/** The element of this role and name, waited for. */
const find = (page: Page, role: string, name: string) =>
  page.waitForSelector(`aria/${name}[role="${role}"]`, { timeout: 5_000 }) as Promise<
    NonNullable<Awaited<ReturnType<Page["waitForSelector"]>>>
  >
const gone = (page: Page, role: string, name: string) =>
  page.waitForSelector(`aria/${name}[role="${role}"]`, { hidden: true, timeout: 5_000 })
const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? "")
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "")
const untilFocused = (page: Page, name: string) =>
  page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, {}, name)
const untilTold = (page: Page, say: Parameters<typeof told>[1], count = 1) =>
  expect.poll(async () => (await told(page, say)).length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count)

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
    expect(items.at(-1)).toMatch(/^Ana Ruiz, waiting 4 min$/u)
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

describe("the composer", () => {
  const openComposer = async () => {
    const page = await stage.open("sidepanel.html", quietTalk(), { hash: "c1" })
    await (await find(page, "button", "Reply")).click()
    await untilFocused(page, "Message")
    return page
  }
  const value = (page: Page) => page.$eval("textarea", (box) => box.value)

  it("sends with Ctrl+Enter, once, under an id of its own", async () => {
    const page = await openComposer()
    await page.keyboard.type("It is at the desk.")
    await page.keyboard.down("Control")
    await page.keyboard.press("Enter")
    await page.keyboard.up("Control")
    await untilTold(page, "reply")
    const [reply] = await told(page, "reply")
    expect(reply).toMatchObject({ conversation: "c1", text: "It is at the desk." })
    expect(reply).toHaveProperty("send", expect.stringMatching(/^[0-9a-f-]{36}$/u))
    expect(await value(page)).toBe("")
    await page.close()
  })

  it("asked again with the same words, it is the same message", async () => {
    const page = await openComposer()
    await answerWith(page, { reply: { ok: false, refusal: "busy" } })
    await page.keyboard.type("Hello")
    await (await find(page, "button", "Send")).click()
    await page.waitForFunction(() => document.body.textContent?.includes("just waking up"))
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Hello")
    await (await find(page, "button", "Send")).click()
    await untilTold(page, "reply", 2)
    const [first, second] = (await told(page, "reply")) as { send: string }[]
    expect(second!.send).toBe(first!.send)
    await page.close()
  })

  it("keeps what was typed for each customer, over going away and reloading", async () => {
    const page = await openComposer()
    await page.keyboard.type("Half a sent")
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("Reply"))
    await page.keyboard.press("Escape")
    await find(page, "list", "My customers")
    await page.keyboard.press("j")
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Half a sent")
    await page.reload()
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Half a sent")
    await page.close()
  })

  it("counts when the limit is near, and holds what is over it", async () => {
    const page = await openComposer()
    const fill = (length: number) =>
      page.$eval(
        "textarea",
        (box, length) => {
          const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!.set!
          set.call(box, "x".repeat(length))
          box.dispatchEvent(new Event("input", { bubbles: true }))
        },
        length,
      )
    await fill(9_990)
    await page.waitForFunction(() => document.body.textContent?.includes("10 left"))
    await fill(10_001)
    await page.waitForFunction(() => document.body.textContent?.includes("1 too many"))
    await (await find(page, "button", "Send")).click()
    expect(await told(page, "reply")).toEqual([])
    await page.close()
  })

  it("Undo puts the words back", async () => {
    const page = await stage.open("sidepanel.html", busy(), { hash: "c1" })
    await (await find(page, "button", "Undo")).click()
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "They are open until ten.")
    expect(await told(page, "undo")).toEqual([{ say: "undo", send: "s3" }])
    await page.close()
  })
})

describe("the keyboard", () => {
  it("walks from list to reply and back without a mouse", async () => {
    const page = await stage.open("sidepanel.html", busy())
    await page.keyboard.press("j")
    await find(page, "heading", "Tomoko 🛫 Sato")
    await page.keyboard.press("j")
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
    await page.$eval('[role="log"]', (log) => log.scrollTo(0, 0))
    await find(page, "button", "Latest")
    await put(page, { conversations: [conversation(1, { rev: 9 })] }, false)
    expect(await fromEnd()).toBeGreaterThan(20)
    await (await find(page, "button", "Latest")).click()
    await gone(page, "button", "Latest")
    await page.close()
  })
})

describe("axe finds nothing", () => {
  const desks = {
    newborn,
    quiet,
    busy,
    troubled,
    hostile,
    reconnect: () => ({ ...busy(), accounts: [account({ status: "reconnect" })] }),
  }
  for (const [name, rows] of Object.entries(desks))
    for (const scheme of ["light", "dark"] as const)
      for (const width of [360, 560])
        it(`${name}, ${scheme}, ${width} px`, async () => {
          const page = await stage.open("sidepanel.html", rows(), { scheme, width })
          expect(await axeFinds(page)).toEqual([])
          await page.goto(`${page.url().split("#")[0]}&profile#/c1`)
          await page.waitForSelector("main")
          if ((rows().conversations ?? []).length > 0) await find(page, "region", "Customer profile")
          expect(await axeFinds(page)).toEqual([])
          await page.close()
        })
})

/** Ana alone, nothing on its way: a quiet place to write in. */
function quietTalk() {
  const rows = busy()
  return {
    ...rows,
    agents: [{ ...rows.agents![0]!, offer: null }],
    conversations: [conversation(1)],
    sends: rows.sends!.filter(({ id }) => id === "s1"),
  }
}
