import { afterAll, beforeAll, expect, test } from "vitest"
import { connectAccount, dmButton, openHome, postOf, postReply, pressDmLink } from "../../scripts/tour/acts"
import type { DmEvent } from "../../simulator/contract"
import { ACME_AIR } from "../../simulator/seed/people"
import { ADDRESSES, HOSTILE, MARKS, MARKUP } from "../hostile/corpus"
import {
  accept,
  conversationsOf,
  type Desk,
  eventually,
  look,
  messagesOf,
  openDesk,
  READ,
  rowsOf,
  setNumber,
  workerOf,
} from "./acts"

const RTL = "\u202E"
const ZERO = "\u200B\u2066\u2069\uFEFF"
const EVIL = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Pause between offers (seconds)": 0 })
})
afterAll(() => desk?.stage.close())

test("hostile words and names stay text, in the panel and on the page", async () => {
  const { stage, panel } = desk
  const evil = stage.x.world.person("sam_o")
  if (!evil) throw new Error("Sam is missing")
  evil.name = `${RTL}${ZERO}<b onclick=alert(1)>Sam</b> & co`
  const home = await openHome(stage)
  await pressDmLink(home.page, "sam_o")
  await postReply(home.page)
  const sam = stage.x.customer("sam_o")
  sam.writes(`${EVIL} ${RTL}gnp.exe${ZERO} javascript:alert(1) https://x.com@evil.example/login`)
  sam.writes(`${"long ".repeat(1_900)}end`)
  await look(panel)
  await accept(panel, "<b onclick=alert(1)>Sam</b> & co")

  const log = await panel.textOf("log", "Conversation")
  expect(log).toContain(EVIL)
  expect(log).toContain("javascript:alert(1)")
  expect(await panel.page.title()).not.toContain("owned")
  expect(await panel.page.$$eval('[role="log"] :is(img, script, b)', (all) => all.length)).toBe(0)
  const links = await panel.page.$$eval('[role="log"] a', (all) =>
    all.map((a) => [(a as HTMLAnchorElement).protocol, (a as HTMLAnchorElement).host]),
  )
  expect(links).toEqual([["https:", "evil.example"]])
  // A name before an @ hides where the link leads: the host stands beside it.
  expect(await panel.page.$eval('[role="log"] a', (a) => a.parentElement?.textContent)).toContain("(evil.example)")
  expect(await panel.page.$$eval("h2#customer bdi", (all) => all.length)).toBe(1)
  await panel.see("button", "Show all (9,503 characters)")
  const wide = await panel.page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  )
  expect(wide).toBe(true)

  const button = await dmButton(await postOf(home.page, "sam_o"))
  await eventually(() => button.evaluate((one) => one.getAttribute("aria-label") ?? "")).toContain("In DM with")
  expect(await button.evaluate((one) => one.getAttribute("aria-label"))).toBe(
    "Reply with DM link, In DM with <b onclick=alert(1)>Sam</b> & co",
  )
  expect(await button.evaluate((one) => one.querySelectorAll("b").length)).toBe(0)
  expect(await home.page.title()).not.toContain("owned")
})

/** An event as X gives it. */
const asX = ({ id, conversationId, senderId, text, at }: DmEvent) => ({
  id,
  event_type: "MessageCreate",
  dm_conversation_id: conversationId,
  sender_id: senderId,
  text,
  created_at: new Date(at).toISOString(),
})

test("malformed events are kept aside and counted, those beside them arrive, and the next read goes on", async () => {
  const { stage, panel } = desk
  const carla = stage.x.customer("carla_m")
  const good = asX(carla.writes("Between broken ones"))
  const later = asX(carla.writes("And after them"))
  const known = await messagesOf(panel.page)
  const thread = good.dm_conversation_id
  const bad: unknown[] = [
    null,
    "an event",
    { ...good, id: "not-a-number" },
    { ...good, id: "2000000000000000001", created_at: "yesterday" },
    { ...good, id: "2000000000000000002", event_type: "MessageEdit" },
    { ...good, id: "2000000000000000003", sender_id: undefined },
    { ...good, id: "2000000000000000004", sender_id: "77" },
    { ...good, id: "2000000000000000005", dm_conversation_id: { deep: thread } },
    { ...good, id: "2000000000000000006", text: "x".repeat(1_000_000) },
    { ...good, id: "2000000000000000007", attachments: "none" },
  ]
  const users = [
    { id: carla.person.id, username: "carla_m", name: "Carla Mendes" },
    { id: 7, username: "<b>" },
  ]
  const body = {
    data: [bad[0], later, ...bad.slice(1), good, good],
    includes: { users },
    meta: { result_count: bad.length + 3 },
    errors: [{ title: "Not Found Error", type: "https://api.twitter.com/2/problems/resource-not-found" }],
  }
  stage.x.faults.add(READ, { answers: 200, body })
  await look(panel)
  await accept(panel, "Carla Mendes")
  const taken = (await messagesOf(panel.page)).filter(({ event }) => !known.some((one) => one.event === event))
  expect(taken.map(({ text }) => text).sort()).toEqual(["And after them", "Between broken ones"])
  // One row each, and one for the person who can't be read.
  expect(await rowsOf(panel.page, "quarantine")).toHaveLength(bad.length + 1)
  expect(JSON.stringify(await rowsOf(panel.page, "quarantine"))).toContain("MessageEdit")

  carla.writes("X is well again")
  await eventually(async () => (await messagesOf(panel.page)).some(({ text }) => text === "X is well again")).toBe(true)
  expect((await messagesOf(panel.page)).filter(({ text }) => text === "Between broken ones")).toHaveLength(1)
})

test("what comes late, twice or from a group is in one place, once, and a group is nobody's work", async () => {
  const { stage, panel } = desk
  const { world } = stage.x
  const before = await conversationsOf(panel.page)
  const lena = stage.x.customer("lena_k")
  const group = world.addGroup([ACME_AIR.id, lena.person.id, stage.x.customer("yuki_s").person.id])
  world.addDm({ from: lena.person.id, to: group, text: "Hello group & all" })
  const known = (await messagesOf(panel.page)).length
  await look(panel)
  await eventually(async () => (await messagesOf(panel.page)).length).toBe(known + 1)
  expect((await conversationsOf(panel.page)).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect((await messagesOf(panel.page)).find(({ text }) => text === "Hello group & all")).toMatchObject({
    conversation: null,
    group,
  })
})

test("the settings page takes hostile values as text too", async () => {
  const { stage, settings } = desk
  const brand = stage.x.world.person(ACME_AIR.id)
  if (brand) brand.name = `${EVIL}${RTL}`
  await connectAccount(stage, settings)
  await settings.read("<img src=x onerror")
  expect(await settings.page.title()).not.toContain("owned")
  await setNumber(settings, "Undo send (seconds)", 3)
})

test("a corpus of hostile names and texts runs nowhere: on X's page, in the panel, in notifications, in the reply", async () => {
  const { stage, panel } = desk
  const { world } = stage.x
  const names = [MARKUP[1], MARKUP[2], MARKUP[11], MARKS[0], MARKS[9], MARKS[10], ADDRESSES[0]].map((one) => one ?? "")
  const people = names.map((name, n) => world.addPerson({ handle: `evil_${n}`, name, openToEveryone: true }))
  for (const [n, { id }] of people.entries())
    world.addPost({
      authorId: id,
      text: `${[...MARKUP, ...ADDRESSES][n]} ${MARKUP[(n + 9) % MARKUP.length]}`.slice(0, 270),
    })
  const home = await openHome(stage)
  const typed = await pressDmLink(home.page, "evil_1")
  expect(typed.trim()).toMatch(/recipient_id=\d+$/u)
  expect(typed).not.toMatch(/[<>\u202a-\u202e]/u)
  await home.page.keyboard.press("Escape")
  for (const { handle } of people) await dmButton(await postOf(home.page, handle))
  const ours = await home.page.$$eval('[aria-label^="Reply with DM link"], [aria-label="Aside"]', (all) =>
    all.flatMap((one) => [...one.querySelectorAll("*")].map(({ tagName }) => tagName.toLowerCase())),
  )
  expect(ours.filter((tag) => !["svg", "path", "span", "circle", "g", "div", "button"].includes(tag))).toEqual([])

  const worker = await workerOf(stage)
  await worker.evaluate(() => {
    const shown: object[] = []
    Object.assign(globalThis, { shown })
    chrome.notifications.create = ((_: string, options: object, done?: () => void) => {
      shown.push(options)
      done?.()
    }) as typeof chrome.notifications.create
  })
  for (const [n, { handle }] of people.entries())
    for (const text of HOSTILE.filter((_, i) => i % people.length === n)) stage.x.customer(handle).writes(text || ".")
  await look(panel)
  await eventually(async () => (await messagesOf(panel.page)).filter(({ text }) => text === MARKUP[0]).length).toBe(1)
  await panel.see("region", "Offer", 40_000)
  await eventually(() =>
    worker.evaluate(() => (globalThis as unknown as { shown: object[] }).shown.length),
  ).toBeGreaterThan(0)
  const shown = await worker.evaluate(
    () => (globalThis as unknown as { shown: { title: string; message: string }[] }).shown,
  )
  for (const { title, message } of shown) expect(title + message).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  await panel.press("button", "Accept")
  await panel.see("region", "Customer profile")
  for (const page of [home.page, panel.page])
    expect(await page.evaluate(() => (globalThis as { owned?: unknown }).owned ?? null)).toBeNull()
  expect(await panel.page.$$eval("main :is(script, iframe, object, base, style)", (all) => all.length)).toBe(0)
  await panel.page.setViewport({ width: 360, height: 720 })
  expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await home.page.close()
})
