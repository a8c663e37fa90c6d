import { createHash } from "node:crypto"
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type AsideBrowser, BUILT, launchAside } from "../../scripts/browser/launch"
import { eventually, say, workerOf } from "./acts"

const folder = mkdtempSync(join(tmpdir(), "aside-engine-"))
const profile = join(folder, "profile")
let server: Server
let aside: AsideBrowser | undefined

beforeAll(async () => {
  server = createServer()
  server.on("upgrade", ({ headers }, socket) => {
    const key = createHash("sha1").update(`${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    const accepted = `Sec-WebSocket-Accept: ${key.digest("base64")}`
    socket.end(`HTTP/1.1 101 Well\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${accepted}\r\n\r\n`)
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
})
afterAll(async () => {
  await aside?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** The same browser, started anew. */
async function open(): Promise<Page> {
  await aside?.close()
  aside = await launchAside({ profile })
  return installed(aside)
}

/** A bare page of Aside's, once Chrome has the worker for good: one that is killed before is installed again. */
async function installed(aside: AsideBrowser): Promise<Page> {
  const page = await aside.openOwn("manifest.json")
  const state = async () => (await workerOf(aside)).evaluate(() => Object(Reflect.get(self, "serviceWorker")).state)
  await eventually(state).toBe("activated")
  return page
}

/** Which of the extension's files the worker has run since it was started. */
async function ran(): Promise<string[]> {
  const { client } = await workerOf(aside as AsideBrowser)
  const names = new Set<string>()
  const hear = ({ url }: { url: string }) => {
    const name = /^chrome-extension:.*\/(\w+)\b[^/]*\.js$/u.exec(url)?.[1]
    if (name) names.add(name)
  }
  client.on("Debugger.scriptParsed", hear)
  await client.send("Debugger.enable")
  await client.send("Debugger.disable")
  client.off("Debugger.scriptParsed", hear)
  return [...names].sort()
}

/** Asks for what only the engine can answer. */
const joinAnyhow = (page: Page) => say(page, { say: "join", server: "", key: "nonsense" })
const READ = { ok: false, refusal: "not-joined", detail: "not a key" }

test("whose desk is their own never runs the engine; asked for, it is there, also after the worker was killed", async () => {
  const page = await open()
  await aside?.killWorker()
  await say(page, { say: "awake", opened: true })
  expect(await ran()).toEqual(["index"])
  expect(await joinAnyhow(page)).toEqual(READ)
  expect(await ran()).toEqual(["engine", "index"])
  await aside?.killWorker()
  await say(page, { say: "awake", opened: true })
  expect(await ran()).toEqual(["index"])
  expect(await joinAnyhow(page)).toEqual(READ)
})

test("the engine is there when the browser was started again", async () => {
  const page = await open()
  expect(await joinAnyhow(page)).toEqual(READ)
  await aside?.killWorker()
  expect(await joinAnyhow(page)).toEqual(READ)
})

test("the engine is there after an update that brings another one", async () => {
  await aside?.browser.installExtension(updated())
  const page = await installed(aside as AsideBrowser)
  expect(await page.evaluate(() => chrome.runtime.getManifest().version)).toBe("99.0.0")
  const newer = { ...READ, detail: "no key at all" }
  expect(await joinAnyhow(page)).toEqual(newer)
  await aside?.killWorker()
  expect(await joinAnyhow(page)).toEqual(newer)
})

test("a team's server on this computer can be reached without TLS, one elsewhere can't", async () => {
  const { port } = server.address() as AddressInfo
  const worker = await workerOf(aside as AsideBrowser)
  const reach = (host: string) =>
    worker.evaluate(
      (address) =>
        new Promise((tell) => {
          self.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
            if (blockedURI.startsWith(address)) tell("not allowed")
          })
          const socket = new WebSocket(address)
          socket.onopen = () => tell("open")
          socket.onerror = () => tell("not there")
        }),
      `ws://${host}:${port}`,
    )
  expect(await Promise.all(["127.0.0.1", "localhost", "desk.example"].map(reach))).toEqual([
    "open",
    "open",
    "not allowed",
  ])
})

/** What was built, as the next version with another engine. */
function updated(): string {
  const next = join(folder, "next")
  cpSync(BUILT, next, { recursive: true })
  const rewrite = (name: string, from: string, to: string) => {
    const path = join(next, name)
    const text = readFileSync(path, "utf8")
    expect(text).toContain(from)
    writeFileSync(path, text.replaceAll(from, to))
  }
  const engine = readdirSync(next).find((name) => name.startsWith("engine.")) ?? ""
  const { version } = JSON.parse(readFileSync(join(next, "manifest.json"), "utf8")) as { version: string }
  rewrite("manifest.json", `"version":"${version}"`, '"version":"99.0.0"')
  rewrite(engine, "not a key", "no key at all")
  rewrite("static/background/index.js", engine, "engine.00000000.js")
  renameSync(join(next, engine), join(next, "engine.00000000.js"))
  return next
}
