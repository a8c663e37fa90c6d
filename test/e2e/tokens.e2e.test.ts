import { afterAll, beforeAll, expect, test } from "vitest"
import { openHome, postReply, pressDmLink } from "../../scripts/tour/acts"
import { accept, contentWorldOf, type Desk, deskText, fate, look, openDesk, reply, rowsOf, workerOf } from "./acts"

let desk: Desk
const said: string[] = []
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.stage.close())

test("X's tokens are on the worker's shelf and nowhere else", async () => {
  const { stage, panel, settings } = desk
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
  // A failure, for what it says.
  stage.x.faults.add({ method: "POST" }, { answers: 500, body: "broken" })
  await reply(panel, "And more")
  await fate(panel, "And more", "Unsure")

  const shelved = await rowsOf<{ access: string; refresh: string }>(panel.page, "tokens", "aside-tokens")
  expect(shelved).toHaveLength(1)
  const secrets = shelved.flatMap(({ access, refresh }) => [access, refresh])
  expect(secrets.every((secret) => secret.length > 40)).toBe(true)

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
  expect(places["content script"]).toContain("acme_air")
  expect(places.desk).toContain("Two charges of")
})

test("disconnecting forgets them here and revokes them at X", async () => {
  const { stage, settings } = desk
  const [{ access } = { access: "" }] = await rowsOf<{ access: string }>(settings.page, "tokens", "aside-tokens")
  expect(stage.x.oauth.tokens.grant(access)).toBeDefined()
  await settings.page.bringToFront()
  settings.page.once("dialog", (dialog) => void dialog.accept())
  await settings.press("button", "Disconnect")
  await settings.read("None yet.")
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toEqual([])
  await expect.poll(() => stage.x.oauth.tokens.grant(access), { timeout: 10_000 }).toBeUndefined()
})
