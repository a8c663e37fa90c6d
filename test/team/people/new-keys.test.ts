import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connect } from "@nats-io/transport-node"
import { afterAll, describe, expect, test } from "vitest"
import { type Before, makeWorkspace, trustIn, type Workspace } from "../../../deploy/workspace"
import { optionsOf } from "../../../src/team/people/connection"
import { type Guest, invite } from "../../../src/team/people/invite"
import { configOf } from "../../../src/team/stream"
import { NATS_SERVER } from "../server"

const folder = mkdtempSync(join(tmpdir(), "aside-keys-"))
let server: ChildProcess | null = null
const stop = async () => {
  if (!server) return
  const gone = once(server, "exit")
  server.kill()
  await gone
  server = null
}
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the server of a workspace, again and again in the same folder. Answers where it listens. */
async function start(workspace: Workspace): Promise<string> {
  await stop()
  const free = createServer().listen(0, "127.0.0.1")
  await once(free, "listening")
  const address = free.address()
  const port = typeof address === "object" ? address?.port : 0
  await once(free.close(), "close")
  const lines = [trustIn(workspace, "claims"), `listen: "127.0.0.1:${port}"`, 'jetstream { store_dir: "store" }']
  writeFileSync(join(folder, "node.conf"), lines.join("\n"))
  server = spawn(NATS_SERVER ?? "", ["-c", "node.conf"], { cwd: folder, stdio: "ignore" })
  return `127.0.0.1:${port}`
}

const comes = async (workspace: Workspace, at: string, guest: Partial<Guest> = {}) => {
  const key = await invite(workspace.keyring, "wss://desk.example.com", { role: "admin", name: "Ann", ...guest })
  const options = { ...optionsOf(key), servers: at, waitOnFirstConnect: true, reconnectTimeWait: 50 }
  return { key, nc: await connect(options) }
}

describe.skipIf(!NATS_SERVER)("all keys made anew", () => {
  test("leave the desk as it is, let nobody in who came with an old one, and everybody with a new one", async () => {
    const first = await makeWorkspace("Acme")
    const before = await comes(first, await start(first))
    await before.nc.request("$JS.API.STREAM.CREATE.aside", JSON.stringify(configOf(first.id, 1)))
    await before.nc.request("log.in.7.900", "hello")
    await before.nc.close()

    const ids: Before = { root: first.root.seed, team: first.id, desk: first.keyring.desk, system: first.system.id }
    const second = await makeWorkspace("Acme", ids)
    expect(second.id).toBe(first.id)
    const at = await start(second)
    const after = await comes(second, at, { member: before.key.member })
    const read = await after.nc.request("$JS.API.DIRECT.GET.aside", JSON.stringify({ last_by_subj: "log.in.7.900" }))
    expect(read.string()).toBe("hello")
    await after.nc.close()

    await expect(connect({ ...optionsOf(before.key), servers: at })).rejects.toThrow("Authorization Violation")
    const minted = await invite(first.keyring, "wss://desk.example.com", { role: "agent", name: "Mallory" })
    await expect(connect({ ...optionsOf(minted), servers: at })).rejects.toThrow("Authorization Violation")
  })
})
