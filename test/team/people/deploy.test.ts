import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { type Wanted, writeWorkspace } from "../../../deploy/write-workspace"
import { readKey } from "../../../src/team/people/join"
import { NATS_SERVER } from "../server"

const folder = mkdtempSync(join(tmpdir(), "aside-deploy-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NODES = ["10.0.0.1", "10.0.0.2", "10.0.0.3"]
const make = (out: string, more: Partial<Wanted> = {}) =>
  writeWorkspace({
    name: "Acme",
    server: "wss://desk.example.com",
    admin: "Ann",
    nodes: [],
    out: join(folder, out),
    ...more,
  })

/** Reads a configuration file as the server does, without starting it. Throws what the server says. */
const checked = (out: string, file: string) =>
  execFileSync(NATS_SERVER ?? "", ["-t", "-c", file], { cwd: join(folder, out), stdio: "pipe" })

describe("a workspace", () => {
  test("has a node, and a key for the first admin, readable to nobody else", async () => {
    expect(await make("one")).toEqual({ configs: ["node.conf"] })
    const one = join(folder, "one")
    expect(readdirSync(one).sort()).toEqual([
      "accounts.json",
      "admin.aside-team",
      "keeper.creds",
      "node.conf",
      "root.seed",
      "server.creds",
    ])
    const read = readKey({ key: readFileSync(join(one, "admin.aside-team"), "utf8"), server: "" })
    expect(read).toMatchObject({
      ok: true,
      invitation: { role: "admin", name: "Ann", server: "wss://desk.example.com" },
    })
    for (const file of readdirSync(one)) expect(statSync(join(one, file)).mode & 0o077).toBe(0)
  })

  test("has three nodes that know each other, and write what they acknowledge", async () => {
    expect(await make("three", { nodes: NODES })).toEqual({ configs: ["node-1.conf", "node-2.conf", "node-3.conf"] })
    const second = readFileSync(join(folder, "three", "node-2.conf"), "utf8")
    expect(second).toContain('listen: "10.0.0.2:6222"')
    expect(second).toMatch(
      /routes: \[nats-route:\/\/node:\w{64}@10\.0\.0\.1:6222, nats-route:\/\/node:\w{64}@10\.0\.0\.3:6222\]/u,
    )
    expect(second).toContain("sync_interval: always")
    expect(second.replace(/^ *#.*$/gmu, "")).not.toMatch(/allowed_origins|same_origin/u)
  })

  test("holds in what the servers get no seed of anything", () => {
    for (const [out, file] of [
      ["one", "node.conf"],
      ["three", "node-1.conf"],
    ] as const)
      expect(readFileSync(join(folder, out, file), "utf8")).not.toMatch(/\bS[OAU][A-Z2-7]{56}\b/u)
  })

  test("is never made over another", async () => {
    expect(await make("one")).toEqual({ refused: expect.stringContaining("is not empty") })
  })

  test.each<[string, Partial<Wanted>, string]>([
    ["no address of a server", { server: "desk.example.com" }, "wss://"],
    ["an address without TLS", { server: "ws://desk.example.com" }, "wss://"],
    ["the keys of no workspace", { again: "nowhere" }, "nowhere has no"],
    ["two nodes", { nodes: NODES.slice(1) }, "one node, or three"],
  ])("is not made with %s, which is said", async (_, more, why) => {
    expect(await make("none", more)).toEqual({ refused: expect.stringContaining(why) })
    expect(readdirSync(folder)).not.toContain("none")
  })

  test.skipIf(!NATS_SERVER)("has configuration files that the server takes as they are", async () => {
    const server = "ws://127.0.0.1:8443"
    await make("here", { server })
    await make("three-here", { server, nodes: NODES })
    expect(() => checked("here", "node.conf")).not.toThrow()
    for (const file of ["node-1.conf", "node-2.conf", "node-3.conf"])
      expect(() => checked("three-here", file)).not.toThrow()
  })
})
