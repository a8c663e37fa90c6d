import { connect, createServer, type TLSSocket } from "node:tls"
import type { Page, Target } from "puppeteer-core"
import type { AsideBrowser } from "../../scripts/browser/launch"
import { launchDesk } from "../../scripts/tour/team/mode"
import { selfSigned } from "../../simulator/certificate"
import { type Customer, customerOf } from "../../simulator/customers/customer"
import { type LivelySimulator, startLively } from "../../simulator/lively"
import { ASIDE_APP } from "../../simulator/seed"
import { ACME_AIR } from "../../simulator/seed/people"
import type { Send } from "../../src/core/send"
import type { DeskCommand } from "../../src/messaging/contract"

/** The built extension, connected and on duty, with one customer's conversation accepted: from here messages are sent. */
export interface SendStage {
  x: LivelySimulator
  aside: AsideBrowser
  customer: Customer
  /** What one of our own pages may say to the worker. */
  say(command: DeskCommand): Promise<unknown>
  /** Queues a reply; answers with the id of its send. */
  reply(text: string): Promise<string>
  /** Until the desk's row of that send is in this state. */
  becomes(send: string, status: Send["status"]): Promise<void>
  /** Requests that reached X as messages, oldest first. */
  posts(): LivelySimulator["requests"]
  close(): Promise<void>
}

const LIMITS = { "GET /2/dm_events": 900, "POST /2/dm_conversations/with/:participant_id/messages": 900 }

/** Raises the stage; `older` puts something between the browser and X that speaks HTTP/1.1 only, as an old corporate proxy does. */
export async function raiseSendStage({ older = false } = {}): Promise<SendStage> {
  const x = await startLively({ customers: false, limits: LIMITS })
  const between = older ? await speakOlder(x.port) : null
  const resolverRules = between ? x.resolverRules.replaceAll(`:${x.port}`, `:${between.port}`) : x.resolverRules
  const aside = await launchDesk(x, { resolverRules })
  const page = await aside.openOwn("options.html")
  const customer = customerOf(x.world, "mona_reads", ACME_AIR.id)
  const say = (command: DeskCommand) => page.evaluate((said) => chrome.runtime.sendMessage(said), command)
  const conversation = await accepted({ aside, page, customer, say })
  let count = 0
  return {
    x,
    aside,
    customer,
    say,
    async reply(text) {
      const send = `send-${++count}`
      const answer = await say({ say: "reply", conversation, send, text })
      if (!isOk(answer)) throw new Error(`The reply was refused: ${JSON.stringify(answer)}`)
      return send
    },
    becomes: (send, status) => rowIs(page, "sends", { id: send, status }).then(() => undefined),
    posts: () => x.requests.filter(({ method, path }) => method !== "GET" && path.endsWith("/messages")),
    async close() {
      await aside.close()
      between?.close()
      await x.close()
    },
  }
}

type Ready = Pick<SendStage, "aside" | "customer" | "say"> & { page: Page }

async function accepted({ aside, page, customer, say }: Ready): Promise<string> {
  const connected = say({ say: "connect", clientId: ASIDE_APP.clientId })
  const isSignIn = (target: Target) => target.url().startsWith("https://x.com/i/oauth2/authorize")
  const window = await (await aside.browser.waitForTarget(isSignIn, { timeout: 20_000 })).asPage()
  const button = await window.waitForSelector('[data-testid="OAuth_Consent_Button"]')
  // The window goes while it still answers.
  await button?.evaluate((node) => (node as HTMLElement).click()).catch(() => undefined)
  if (!isOk(await connected)) throw new Error("The account was not connected.")
  await say({ say: "setting", name: "undoSeconds", value: 0 })
  await say({ say: "setAvailable", available: true })
  customer.writes("My bag is lost")
  await say({ say: "awake", opened: true })
  const { id } = await rowIs(page, "conversations", { status: "New" }, "offer")
  if (!isOk(await say({ say: "accept", conversation: id }))) throw new Error("The offer was not accepted.")
  return id
}

/** Waits for a row of the desk with these values (and something in `filled`), read where the extension keeps it. */
async function rowIs(
  page: Page,
  table: string,
  like: Record<string, string>,
  filled: string | null = null,
): Promise<{ id: string }> {
  const found = await page.waitForFunction(
    async (table, like, filled) => {
      const open = indexedDB.open("aside")
      await new Promise((resolve) => {
        open.onsuccess = resolve
      })
      const all = open.result.transaction(table).objectStore(table).getAll()
      await new Promise((resolve) => {
        all.onsuccess = resolve
      })
      open.result.close()
      const rows = all.result as Record<string, unknown>[]
      const fits = (row: Record<string, unknown>) => Object.entries(like).every(([name, value]) => row[name] === value)
      return rows.find((row) => fits(row) && (filled === null || row[filled])) ?? false
    },
    { polling: 50, timeout: 40_000 },
    table,
    like,
    filled,
  )
  return (await found.jsonValue()) as { id: string }
}

const isOk = (answer: unknown) => (answer as { ok?: boolean } | undefined)?.ok === true

/** A port that takes HTTP/1.1 alone and hands everything on to the local X. */
async function speakOlder(to: number): Promise<{ port: number; close(): void }> {
  const { key, cert } = selfSigned(["x.com", "*.x.com"])
  const sockets = new Set<TLSSocket>()
  const server = createServer({ key, cert, ALPNProtocols: ["http/1.1"] }, (near) => {
    const far = connect({ port: to, host: "127.0.0.1", ALPNProtocols: ["http/1.1"], rejectUnauthorized: false })
    sockets.add(near).add(far)
    near.on("error", () => far.destroy()).on("close", () => far.destroy())
    far.on("error", () => near.destroy()).on("close", () => near.destroy())
    near.pipe(far).pipe(near)
  })
  server.on("tlsClientError", () => undefined)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return {
    port: typeof address === "object" && address ? address.port : 0,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
