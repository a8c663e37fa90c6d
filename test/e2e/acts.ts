import type { ElementHandle, Page, WebWorker } from "puppeteer-core"
import { expect } from "vitest"
import { EXTENSION_ID } from "../../scripts/browser/launch"
import { rowsOf } from "../../scripts/browser/rows"
import { type Screen, screenOf } from "../../scripts/browser/screen"
import { connectAccount, goAvailable, openPanelTab, openSettings } from "../../scripts/tour/acts"
import { openStage, type Stage } from "../../scripts/tour/stage"
import type { LivelyOptions } from "../../simulator/lively"
import type { Conversation } from "../../src/core/conversation"
import type { Entry, EntryOf } from "../../src/core/entry"
import type { Send } from "../../src/core/send"

/** How long a state may take that passes through X and back: the poller's slowest pace on duty is 15 s. */
export const THROUGH_X = 40_000

/** A stage on which @acme_air is connected, its agent on duty in a panel in a tab. */
export interface Desk {
  stage: Stage
  settings: Screen
  panel: Screen
}

/** Numbers of the settings page, by their labels there. */
export type Numbers = Record<string, number>

/** Nobody waits for an undo or takes a breath between offers, unless the test is about it; an offer lasts as long as a slow machine needs. */
const QUICK: Numbers = { "Undo send (seconds)": 0, "Pause between offers (seconds)": 0, "Offer lasts (seconds)": 300 }

/** Opens a desk whose customers do nothing unless the test makes them. */
export async function openDesk(numbers: Numbers = {}, x: LivelyOptions = { customers: false }): Promise<Desk> {
  const stage = await openStage({ x })
  try {
    const settings = await openSettings(stage)
    await connectAccount(stage, settings)
    await settings.read("@acme_air")
    for (const [label, value] of Object.entries({ ...QUICK, ...numbers })) await setNumber(settings, label, value)
    const panel = await openPanelTab(stage)
    await goAvailable(panel)
    await isOn(panel)
    return { stage, settings, panel }
  } catch (error) {
    await stage.close()
    throw error
  }
}

/** Until the switch Available says on. */
export async function isOn(panel: Screen, on = true): Promise<void> {
  await panel.until(
    (wanted) => document.querySelector('[role="switch"]')?.getAttribute("aria-checked") === wanted,
    String(on),
  )
}

/** Types a number into the settings page, as a person does, and sees it saved. */
export async function setNumber(settings: Screen, label: string, value: number): Promise<void> {
  await settings.page.bringToFront()
  const field = await settings.see("spinbutton", label)
  if ((await field.evaluate((node) => (node as HTMLInputElement).value)) === String(value)) return
  await field.click({ count: 3 })
  await field.type(String(value))
  await field.press("Enter")
  const said = await field.evaluate((node) => node.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "")
  await settings.until((id) => document.getElementById(id)?.textContent === "Saved", said)
}

/** Makes the desk read X at once, as a person does who comes back to the panel. */
export async function look(panel: Screen): Promise<void> {
  await panel.page.reload({ waitUntil: "domcontentloaded" })
  await panel.page.bringToFront()
  await panel.see("switch", "Available")
}

/** Accepts the offer of this customer and stands in the composer. */
export async function accept(panel: Screen, name: string): Promise<void> {
  await offered(panel, name)
  await panel.press("button", "Accept")
  await profileOf(panel, name)
  await panel.see("textbox", "Message")
}

/** Until this customer is the one on offer. */
export async function offered(panel: Screen, name: string): Promise<void> {
  await panel.page.bringToFront()
  await panel.see("region", "Offer", THROUGH_X)
  await panel.until(
    (wanted) => document.querySelector('[aria-label="Offer"] h2')?.textContent?.includes(wanted) ?? false,
    name,
  )
}

/** Until the profile of this customer is open. */
export async function profileOf(panel: Screen, name: string): Promise<void> {
  await panel.see("region", "Customer profile")
  await panel.until((wanted) => document.getElementById("customer")?.textContent?.includes(wanted) ?? false, name)
}

/** The place to write in the open profile, opened if it was put away. */
export async function composerOf(panel: Screen): Promise<ElementHandle<Element>> {
  const away = 'section[aria-label="Customer profile"] button[aria-keyshortcuts="r"]'
  const found = await panel.page.waitForSelector(`[aria-label="Message"], ${away}`, { visible: true, timeout: 20_000 })
  if (await found?.evaluate((node) => node.tagName === "BUTTON")) await found?.click()
  return panel.see("textbox", "Message")
}

/** Writes a reply and presses Send. */
export async function reply(panel: Screen, text: string): Promise<void> {
  await panel.page.bringToFront()
  const box = await composerOf(panel)
  await box.click({ count: 3 })
  await box.type(text)
  await panel.press("button", "Send")
}

/** Until the message that holds these words says this about itself. */
export async function fate(panel: Screen, words: string, says: string, patience = THROUGH_X): Promise<void> {
  const holds = (text: string, wanted: string) =>
    [...document.querySelectorAll<HTMLElement>("article")].some(
      (article) => article.innerText.includes(text) && article.innerText.replace(text, "").includes(wanted),
    )
  await panel.page.waitForFunction(holds, { timeout: patience, polling: 100 }, words, says).catch(async () => {
    throw new Error(`“${words}” never said “${says}”. It shows:\n${await panel.textOf("log", "Conversation")}`)
  })
}

export { rowsOf }

/** The id of the agent who works at this browser: in a team it is the member's. */
export const agentHere = async (page: Page): Promise<string> =>
  (await rowsOf<{ member: string }>(page, "membership"))[0]?.member ?? "me"

export const conversationsOf = (page: Page) => rowsOf<Conversation>(page, "conversations")
export const sendsOf = (page: Page) => rowsOf<Send>(page, "sends")
export const entriesOf = (page: Page) => rowsOf<Entry>(page, "entries")

/** Every DM that was taken in, from customers or from ourselves on X. */
export async function messagesOf(page: Page): Promise<EntryOf<"message in" | "message from X">[]> {
  const isMessage = (entry: Entry) => entry.type === "message in" || entry.type === "message from X"
  return (await entriesOf(page)).filter(isMessage) as EntryOf<"message in" | "message from X">[]
}

/** The extension's worker, to look at Chrome from inside it. */
export async function workerOf({ browser }: Pick<Stage, "browser">): Promise<WebWorker> {
  const target = await browser.waitForTarget((t) => t.type() === "service_worker" && t.url().includes(EXTENSION_ID))
  const worker = await target.worker()
  if (!worker) throw new Error("Aside's worker is not there")
  return worker
}

/** Says something to the desk from a page of Aside's or from anywhere else where `chrome.runtime` is; answers with what came back. */
export const say = (page: Page, message: unknown): Promise<unknown> =>
  page.evaluate((said) => chrome.runtime.sendMessage(said), message)

/** Requests to send a message that reached the local X. */
export const posts = ({ x }: Pick<Stage, "x">) =>
  x.requests.filter(({ method, path }) => method === "POST" && path.includes("/dm_conversations/"))

/** Which posts of messages a fault should meet. */
export const POST = { method: "POST", path: /^\/2\/dm_conversations\/with\/\d+\/messages$/ } as const
/** Which reads a fault should meet. */
export const READ = { method: "GET", path: "/2/dm_events" } as const

/** A promise and how to keep it: holds a request until the test lets it go. */
export function gate(): { shut: Promise<void>; open: () => void } {
  let open = () => {}
  const shut = new Promise<void>((resolve) => {
    open = resolve
  })
  return { shut, open }
}

/** Polls for a state of the desk for as long as a way through X may take. */
export const eventually = <T>(state: () => T) => expect.poll(state, { timeout: THROUGH_X, interval: 100 })

/** Another panel in a tab of its own, in front. */
export async function anotherPanel(stage: Stage): Promise<Screen> {
  return screenOf(await stage.openOwn("sidepanel.html"))
}

/** The world of Aside's content script on a page of X's: evaluates there, as that script could. */
export async function contentWorldOf(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const cdp = await page.createCDPSession()
  const found = new Promise<number>((resolve) => {
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.origin.includes(EXTENSION_ID)) resolve(context.id)
    })
  })
  await cdp.send("Runtime.enable")
  const contextId = await found
  return async (expression) => {
    const how = { expression, contextId, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", how)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }
}

/** Everything on the desk's disk as one text. */
export const deskText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open("aside"))
    const tables = [...db.objectStoreNames]
    const rows = await Promise.all(tables.map((table) => done(db.transaction(table).objectStore(table).getAll())))
    db.close()
    return JSON.stringify(Object.fromEntries(tables.map((table, i) => [table, rows[i]])))
  })
