import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { AsideBrowser } from "../../scripts/browser/launch"
import { screenOf } from "../../scripts/browser/screen"
import { connectAccount, goAvailable, openPanelTab, openSettings } from "../../scripts/tour/acts"
import { LIMITS, type Stage } from "../../scripts/tour/stage"
import { launchDesk } from "../../scripts/tour/team/mode"
import { type LivelySimulator, startLively } from "../../simulator/lively"
import { ACME_AIR } from "../../simulator/seed/people"
import { accept, conversationsOf, eventually, isOn, look, messagesOf, READ } from "./acts"

const WRITERS = ["mona_reads", "tariq_ha", "yuki_s", "obrien_pat", "lena_k", "dev_arjun"]
const EACH = 25

let x: LivelySimulator
let profile: string
let aside: AsideBrowser | undefined
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), "aside-"))
  x = await startLively({ limits: LIMITS, customers: false })
})
afterAll(async () => {
  await aside?.close()
  await x?.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function open(): Promise<Stage> {
  aside = await launchDesk(x, { profile })
  return { ...aside, x }
}

test("killed between two pages of a long read whose newest event is our own: each message once, in one conversation", async () => {
  const first = await open()
  const settings = await openSettings(first)
  await connectAccount(first, settings)
  await settings.read("@acme_air")
  x.customer("sam_o").writes("Before the night")
  const panel = await openPanelTab(first)
  await goAvailable(panel)
  await isOn(panel)
  await look(panel)
  await eventually(async () => (await messagesOf(panel.page)).length).toBe(1)
  await first.close()

  for (let turn = 0; turn < EACH; turn++)
    for (const who of WRITERS) x.customer(who).writes(`${who} writes for the ${turn + 1}. time & waits`)
  const lena = x.customer("lena_k").person
  const own = x.world.addDm({
    from: ACME_AIR.id,
    to: lena.id,
    text: "From X itself & newest: https://acme.example/?a=1&b=2",
  })

  const slow = x.faults.add({ ...READ, when: ({ query }) => query.pagination_token !== undefined }, { hangs: "before" })
  const second = await open()
  await x.until(() => slow.met.length === 1, "the second page", 60_000)
  const page = await second.openOwn("options.html")
  expect((await messagesOf(page)).length).toBeLessThan(WRITERS.length * EACH)
  await second.killWorker()
  await page.bringToFront()
  const again = await openPanelTab(second)

  const all = x.world.dmsOf(ACME_AIR.id)
  await eventually(async () => (await messagesOf(again.page)).length).toBe(all.length)
  const taken = await messagesOf(again.page)
  expect(taken.map(({ event }) => event as string).sort()).toEqual(all.map(({ id }) => id).sort())
  // Ours was read before any word of hers, so it stands on her and in no conversation (product.md §3.4).
  expect(taken.filter(({ type }) => type === "message from X")).toMatchObject([{ event: own.id, customer: lena.id }])

  const conversations = await conversationsOf(again.page)
  expect(conversations.map(({ customer }) => customer as string).sort()).toEqual(
    [...WRITERS, "sam_o"].map((who) => x.customer(who).person.id).sort(),
  )
  const ids = new Set(conversations.map(({ id }) => id))
  for (const { conversation, customer, type } of taken) {
    if (type === "message from X") continue
    expect(conversation && ids.has(conversation)).toBe(true)
    expect(conversations.find(({ id }) => id === conversation)?.customer).toBe(customer)
  }
  await accept(again, "Sam Okafor")
})

test("one sent from X itself that is read before its customer's own, older words stands among them", async () => {
  const stage = { ...(aside as AsideBrowser), x }
  await stage.close()
  const hannah = x.customer("hannah_b")
  hannah.writes("Long ago: where is my violin?")
  for (let turn = 0; turn < 30; turn++) x.customer("jo_frequent").writes(`B14, still (${turn + 1})`)
  x.world.addDm({ from: ACME_AIR.id, to: hannah.person.id, text: "It is in Oslo." })
  const next = await open()
  const { page } = await openPanelTab(next)
  await eventually(async () => (await messagesOf(page)).length).toBe(x.world.dmsOf(ACME_AIR.id).length)
  const words = (await messagesOf(page)).find(({ text }) => text.startsWith("Long ago"))
  const conversations = await conversationsOf(page)
  const place = (who: string) =>
    conversations.find(({ customer }) => customer === x.customer(who).person.id)?.waitingSince
  // Read newest first, they wait in the order in which they wrote.
  expect(place("hannah_b")).toBe(hannah.conversation()[0]?.at)
  expect(place("jo_frequent")).toBe(x.customer("jo_frequent").conversation()[0]?.at)
  const profile = screenOf(await next.openOwn(`sidepanel.html#/${encodeURIComponent(words?.conversation ?? "")}`))
  await profile.read("It is in Oslo.")
  const said = await profile.page.$$eval("article", (all) => all.map((one) => one.innerText.split("\n")[0]))
  expect(said).toEqual(["Long ago: where is my violin?", "It is in Oslo."])
  await profile.read("Sent on X")
})
