import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { screenOf } from "../../scripts/browser/screen"
import { openHome, postReply, pressDmLink } from "../../scripts/tour/acts"
import { ACME_AIR } from "../../simulator/seed/people"
import {
  accept,
  contentWorldOf,
  type Desk,
  deskText,
  eventually,
  fate,
  look,
  openDesk,
  POST,
  READ,
  reply,
  rowsOf,
  workerOf,
} from "./acts"

let desk: Desk
const said: string[] = []
/** Every token that X has handed out and was shown again: what nobody but X and the worker may ever see. */
const secrets = new Set<string>()
beforeAll(async () => {
  desk = await openDesk()
  keepSecrets(desk.stage)
})
afterAll(() => desk?.stage.close())

/** Notes the tokens of each renewal, the spent pair and the new one: the rows on the shelf don't tell them. */
function keepSecrets({ x }: Desk["stage"]): void {
  const { tokens } = x.oauth
  const rotate = tokens.rotate
  tokens.rotate = (spent, clientId) => {
    const pair = rotate.call(tokens, spent, clientId)
    for (const token of [spent, pair?.accessToken, pair?.refreshToken]) if (token) secrets.add(token)
    return pair
  }
}

/** The account's access token runs out, so that the next read renews it. */
async function renew({ stage, panel }: Desk): Promise<void> {
  const before = secrets.size
  stage.x.oauth.tokens.expireAccess(ACME_AIR.id)
  await look(panel)
  await eventually(() => secrets.size).toBeGreaterThan(before)
}

/** Keeps what a page of Aside's says to the worker and is answered, and every file it hands to the person (exports). */
const overhear = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const { runtime } = chrome
    const send = runtime.sendMessage.bind(runtime) as (message: unknown) => Promise<unknown>
    runtime.sendMessage = (async (message: unknown) => {
      const answer = await send(message)
      heard.push(JSON.stringify([message, answer]))
      return answer
    }) as typeof runtime.sendMessage
    const hand = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) void file.text().then((text) => heard.push(text))
      return hand(file)
    }
  })
const overheard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join("\n"))

test("X's tokens are on the worker's shelf, sealed, and nowhere else", async () => {
  const { stage, panel, settings } = desk
  for (const screen of [panel, settings]) await overhear(screen.page)
  const worker = await workerOf(stage)
  worker.on("console", (message) => said.push(message.text()))
  for (const screen of [panel, settings]) screen.page.on("console", (message) => said.push(message.text()))
  const home = await openHome(stage)
  home.page.on("console", (message) => said.push(message.text()))
  await pressDmLink(home.page, "lena_k")
  await postReply(home.page)
  stage.x.customer("lena_k").writes("Two charges of €189")
  await look(panel)
  await accept(panel, "Lena K.")
  await reply(panel, "We look into it")
  await fate(panel, "We look into it", "Sent")
  await renew(desk)
  // Failures, for what they say: X's own words may hold what it was sent.
  const shown = [...secrets].filter((token) => stage.x.oauth.tokens.grant(token))
  expect(shown).toHaveLength(1)
  const echo = { title: "Broken", detail: `Could not use ${shown[0]}` }
  stage.x.faults.add(READ, { answers: 403, body: echo })
  await look(panel)
  await eventually(() => stage.x.requests.some(({ status }) => status === 403)).toBe(true)
  await settings.page.reload()
  await settings.read("@acme_air")
  stage.x.faults.add(POST, { answers: 400, body: { ...echo, type: "https://api.x.com/2/problems/invalid-request" } })
  await reply(panel, "And more")
  await fate(panel, "And more", "Not sent")
  await panel.press("button", "Drop")
  stage.x.faults.add(POST, { answers: 500, body: JSON.stringify(echo) })
  await reply(panel, "And even more")
  await fate(panel, "And even more", "Unsure")
  const health = screenOf(await stage.openOwn("tabs/health.html"))
  await health.read("@acme_air")
  await settings.page.bringToFront()
  await settings.press("button", "Export")
  await settings.read("Exported: aside-")

  const shelved = await rowsOf<Record<string, unknown>>(panel.page, "tokens", "aside-tokens")
  expect(shelved.map((row) => Object.keys(row).sort())).toEqual([["account", "bytes", "iv"]])
  expect([...secrets].every((secret) => secret.length > 40)).toBe(true)
  expect(secrets.size).toBeGreaterThanOrEqual(3)

  const world = await contentWorldOf(home.page)
  const news = world(`new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: "aside.page" })
    port.onMessage.addListener((message) => resolve(JSON.stringify(message)))
    port.postMessage({ say: "look", posts: [${JSON.stringify(stage.x.seeded.posts.get("bag")?.id)}] })
  })`)
  const places = {
    desk: await deskText(panel.page),
    storage: await panel.page.evaluate(async () => {
      const areas = (chrome as unknown as { storage?: Record<string, chrome.storage.StorageArea> }).storage ?? {}
      const kept = await Promise.all(["local", "sync", "session"].map((area) => areas[area]?.get(null)))
      return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }, document.cookie])
    }),
    console: said.join("\n"),
    panel: await panel.page.content(),
    settings: await settings.page.content(),
    health: await health.page.content(),
    "what the panel said and heard": await overheard(panel.page),
    "what the settings said and heard, and the export": await overheard(settings.page),
    page: await home.page.content(),
    "page storage": await home.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    "content script": String(await news),
    "content script's globals": String(
      await world(
        "JSON.stringify(Object.getOwnPropertyNames(globalThis).map((name) => { try { return String(globalThis[name]) } catch { return '' } }))",
      ),
    ),
    "addresses and bodies to X's API": stage.x.requests
      .filter(({ path }) => !path.startsWith("/2/oauth2/"))
      .map(({ path, query, body }) => JSON.stringify([path, query, body]))
      .join("\n"),
  }
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) expect(text.includes(secret), place).toBe(false)
  }
  // Each was looked at where there is something to see.
  expect(places["what the panel said and heard"]).toContain("And even more")
  expect(places["what the settings said and heard, and the export"]).toContain('"aside":{"format"')
  expect(places.desk).toContain("Could not use")
  expect(places["content script"]).toContain("acme_air")
  expect(places.desk).toContain("Two charges of")
})

test("disconnecting forgets them here and revokes them at X", async () => {
  const { stage, settings } = desk
  const [access = ""] = [...secrets].filter((token) => stage.x.oauth.tokens.grant(token))
  expect(access).not.toBe("")
  await settings.page.bringToFront()
  settings.page.once("dialog", (dialog) => void dialog.accept())
  await settings.press("button", "Disconnect")
  await settings.read("None yet.")
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toEqual([])
  await expect.poll(() => stage.x.oauth.tokens.grant(access), { timeout: 10_000 }).toBeUndefined()
})
