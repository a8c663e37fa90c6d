import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { EXTENSION_ID } from "../../scripts/browser/launch"
import { type Screen, screenOf } from "../../scripts/browser/screen"
import { openHome } from "../../scripts/tour/acts"
import { DeskCommand } from "../../src/messaging/contract"
import type { TurnedAway } from "../../src/store/turned-away"
import { accept, contentWorldOf, type Desk, deskText, eventually, look, openDesk, rowsOf, say, workerOf } from "./acts"

/** Every command of the desk, as a forger would word it. */
const COMMANDS = (conversation: string) => [
  { say: "setAvailable", available: false },
  { say: "awake", opened: true },
  { say: "accept", conversation },
  { say: "decline", conversation },
  { say: "next" },
  { say: "look", conversation },
  { say: "dismiss", conversation },
  { say: "reply", conversation, send: "forged", text: "Send your card number to me" },
  { say: "undo", send: "forged" },
  { say: "sendAgain", send: "forged" },
  { say: "drop", send: "forged" },
  { say: "close", conversation },
  { say: "connect", clientId: "forged" },
  { say: "reconnect", account: "1420000000000000001" },
  { say: "disconnect", account: "1420000000000000001" },
  { say: "confirmOpen", account: "1420000000000000001", open: true },
  { say: "setting", name: "maximumCapacity", value: 99 },
  { say: "askBeforeAssigning", inbox: "first", ask: false },
]

/** Those that are not worded above, by name alone. */
const OTHERS = DeskCommand.options
  .map((option) => ({ say: option.entries.say.literal as string }))
  .filter(({ say }) => !COMMANDS("any").some((command) => command.say === say))

const JUNK = [
  null,
  undefined,
  42,
  "press",
  [],
  {},
  { say: "press" },
  { say: "press", post: "1", author: "<b>", account: "1", wording: "" },
  { say: "press", post: "x".repeat(100), author: "mona_reads", account: "1420000000000000001", wording: "" },
  { say: "posted", conversion: { $ne: null }, reply: null },
  { say: "openDesk", windowId: 1, extra: true },
  { say: "__proto__" },
]

let desk: Desk
let home: Screen
let conversation: string
beforeAll(async () => {
  desk = await openDesk()
  desk.stage.x.customer("carla_m").writes("Wi-Fi was paid for")
  await look(desk.panel)
  await accept(desk.panel, "Carla Mendes")
  conversation = decodeURIComponent(new URL(desk.panel.page.url()).hash.slice(2))
  home = await openHome(desk.stage)
})
afterAll(() => desk?.stage.close())

/** What a read changes by itself, the counting of who was turned away, and how far a team's desk has come here. */
const BY_THEMSELVES = ["standings", "cursors", "spend", "billed", "turnedAway", "pageParts"]
const OF_THE_COPY = ["placed", "replica", "teamLine", "colleagues"]

/** The desk without these. */
const state = async () => {
  const rows = JSON.parse(await deskText(desk.panel.page)) as Record<string, unknown[]>
  const left = [...BY_THEMSELVES, ...OF_THE_COPY]
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !left.includes(table)))
}

const turnedAway = () => rowsOf<TurnedAway>(desk.panel.page, "turnedAway")

test("a page that speaks to the extension is not heard: nothing of it moves", async () => {
  const before = await state()
  const outcome = await home.page.evaluate(
    async (id, commands) => {
      const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: (...args: unknown[]) => unknown } } })
        .chrome?.runtime
      const answers: unknown[] = []
      for (const command of commands) {
        window.postMessage(command, "*")
        window.postMessage({ source: "aside", ...command }, "*")
        document.dispatchEvent(new CustomEvent("aside", { detail: command }))
        new BroadcastChannel("aside").postMessage(command)
        try {
          answers.push(await runtime?.sendMessage?.(id, command))
        } catch (error) {
          answers.push(String(error))
        }
      }
      return {
        hasRuntime: typeof runtime?.sendMessage === "function",
        answers: answers.filter((one) => one && typeof one === "object"),
      }
    },
    EXTENSION_ID,
    COMMANDS(conversation),
  )
  expect(outcome).toEqual({ hasRuntime: false, answers: [] })
  expect(await state()).toEqual(before)
})

test("a page can't put the panel into a frame of its own, where it could be clicked unseen", async () => {
  const loaded = await home.page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const frame = document.createElement("iframe")
        frame.src = url
        frame.onload = () => resolve("loaded")
        frame.onerror = () => resolve("refused")
        document.body.append(frame)
      }),
    `chrome-extension://${EXTENSION_ID}/sidepanel.html`,
  )
  const inside = home.page.frames().map((frame) => frame.url())
  expect(
    inside.some((url) => url.startsWith("chrome-extension://") && url.includes(EXTENSION_ID)),
    loaded,
  ).toBe(false)
})

test.each([...COMMANDS("any"), ...OTHERS].map((command) => [command.say, command] as const))(
  "the content script may not say %s, even if its page had taken it over",
  async (_, command) => {
    const before = await state()
    const world = await contentWorldOf(home.page)
    const said = JSON.stringify({ ...command, ...("conversation" in command ? { conversation } : {}) })
    expect(await world(`chrome.runtime.sendMessage(${said})`)).toEqual({ ok: false, refusal: "not-allowed" })
    expect(await state()).toEqual(before)
  },
)

test("what fits no sentence is refused, from a page of X's and from our own", async () => {
  const before = await state()
  const world = await contentWorldOf(home.page)
  for (const junk of JUNK) {
    const answer = await world(`chrome.runtime.sendMessage(${JSON.stringify(junk) ?? "undefined"})`)
    expect(answer, JSON.stringify(junk)).toMatchObject({ ok: false })
    if (junk !== undefined) expect(await say(desk.panel.page, junk)).toMatchObject({ ok: false, refusal: "malformed" })
  }
  expect(await state()).toEqual(before)
})

test("the port for looking at posts takes no commands", async () => {
  const before = await state()
  const world = await contentWorldOf(home.page)
  const answered = await world(`new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: "aside.page" })
    const heard = []
    port.onMessage.addListener((message) => { heard.push(Object.keys(message).sort()); resolve(heard) })
    for (const command of ${JSON.stringify(COMMANDS(conversation))}) port.postMessage(command)
    port.postMessage({ say: "look", posts: ["1"] })
  })`)
  // Only the last one is answered, and only with what a page may know.
  expect(answered).toEqual([["accounts", "addReference", "guardPrivateData", "inDm", "lastUsed", "posts", "wordings"]])
  expect(await state()).toEqual(before)
})

test("a port of any other name is shut, and so is one that another extension would open", async () => {
  const world = await contentWorldOf(home.page)
  const shut = await world(`Promise.all(["aside", "", "aside.page "].map((name) => new Promise((resolve) => {
    const port = chrome.runtime.connect({ name })
    port.onDisconnect.addListener(() => resolve("shut"))
    port.onMessage.addListener(() => resolve("heard"))
    port.postMessage({ say: "look", posts: ["1"] })
  })))`)
  expect(shut).toEqual(["shut", "shut", "shut"])
})

/** Says everything to Aside from a worker of its own, over messages and ports, and keeps what came back. */
const STRANGER = (commands: unknown[]) => `
globalThis.outcome = (async () => {
  const id = ${JSON.stringify(EXTENSION_ID)}
  const heard = []
  for (const command of ${JSON.stringify(commands)}) {
    try { heard.push(await chrome.runtime.sendMessage(id, command)) } catch (error) { heard.push(String(error.message)) }
  }
  for (const name of ["aside.page", "aside"]) heard.push(await new Promise((resolve) => {
    const port = chrome.runtime.connect(id, { name })
    port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message ?? "shut"))
    port.onMessage.addListener(() => resolve("heard"))
    try { port.postMessage({ say: "look", posts: ["1"] }) } catch {}
  }))
  try { await (await fetch("chrome-extension://" + id + "/sidepanel.html")).text(); heard.push("read our page") } catch { heard.push("no page") }
  return heard
})()`

test("another extension in the same browser reaches nobody: no message, no port, no page", async () => {
  const before = await state()
  const folder = await mkdtemp(join(tmpdir(), "stranger-"))
  const manifest = { manifest_version: 3, name: "Stranger", version: "1", background: { service_worker: "worker.js" } }
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest))
  await writeFile(join(folder, "worker.js"), STRANGER([...COMMANDS(conversation), ...OTHERS, ...JUNK.slice(2)]))
  const id = await desk.stage.browser.installExtension(folder)
  const target = await desk.stage.browser.waitForTarget((t) => t.type() === "service_worker" && t.url().includes(id))
  const heard = await (await target.worker())?.evaluate(() => (globalThis as unknown as { outcome: string[] }).outcome)
  expect(heard?.at(-1)).toBe("no page")
  for (const one of heard?.slice(0, -1) ?? []) expect(one).toMatch(/Receiving end does not exist/u)
  expect(await state()).toEqual(before)
  await desk.stage.browser.uninstallExtension(id)
  await rm(folder, { recursive: true, force: true })
})

test("who was turned away is counted, gathered however many they are, and Health says so", async () => {
  const world = await contentWorldOf(home.page)
  const earlier = (await turnedAway()).find(({ what, why }) => what === "accept" && why === "not-allowed")?.count ?? 0
  expect(earlier).toBeGreaterThan(0)
  await world(`Promise.all(Array.from({ length: 3000 }, (_, n) =>
    chrome.runtime.sendMessage({ say: n % 2 ? "accept" : "secret-" + n, conversation: "c" })))`)
  await eventually(
    async () => (await turnedAway()).find(({ what, why }) => what === "accept" && why === "not-allowed")?.count,
  ).toBe(earlier + 1_500)
  const rows = await turnedAway()
  // A row for each sentence there is and one for all that is none, for three kinds of speaker at most: nothing of what was sent.
  expect(rows.length).toBeLessThan(2 * (DeskCommand.options.length + 6))
  expect(JSON.stringify(rows)).not.toContain("secret-")
  expect(new Set(rows.map(({ who }) => who))).toEqual(new Set(["content script", "our page"]))
  const health = screenOf(await desk.stage.openOwn("tabs/health.html"))
  await health.see("list", "Refused")
  await health.read("requests from X’s pages")
  await health.page.close()
})

test("our own pages are heard, so the refusals above mean something", async () => {
  expect(await say(desk.panel.page, { say: "setting", name: "pauseSeconds", value: 0 })).toMatchObject({ ok: true })
  const [settings] = await rowsOf<{ pauseSeconds: number }>(desk.panel.page, "settings")
  expect(settings?.pauseSeconds).toBe(0)
  expect((await workerOf(desk.stage)).url()).toContain(EXTENSION_ID)
})
