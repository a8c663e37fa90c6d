import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { giveBack, removeDesk, takeSnapshot } from "../../../deploy/snapshot"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

describe.skipIf(!NATS_SERVER)("the desk as a file", () => {
  let stage: Stage
  const folder = mkdtempSync(join(tmpdir(), "aside-backup-"))
  const file = join(folder, "desk")
  beforeAll(async () => {
    stage = await openStage()
    // Some megabytes, so that it comes in many pieces.
    const words = crypto.getRandomValues(new Uint8Array(60_000)).join(" ")
    for (let i = 0; i < 50; i++) await stage.keeper.request(`log.in.7.${i}`, `${i} ${words}`)
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test("is taken while people work on it, and given back whole", async () => {
    expect(await takeSnapshot(stage.keeper, file)).toBe(50)
    const before = await stage.stands("log.in.7.49")
    await stage.keeper.request("log.in.7.50", "after it")
    await removeDesk(stage.keeper)
    // As on a new machine: nothing is there.
    await stage.keeper.request("$JS.API.STREAM.DELETE.aside-media")
    expect(await giveBack(stage.keeper, file)).toBe(50)
    expect(await stage.stands("log.in.7.49")).toBe(before)
    expect(await stage.stands("log.in.7.50")).toBeNull()
    // It is the same desk for those who come: they write and read as before.
    const ann = await stage.member("gateway")
    expect(await ann.ask("log.in.7.51", "next")).toMatchObject({ seq: 51 })
    expect(await ann.ask(`media.out.f1.0.${ann.id}`, "a piece")).toMatchObject({ stream: "aside-media" })
  })

  test("is not written over another, and not given back over one that stands", async () => {
    await expect(takeSnapshot(stage.keeper, file)).rejects.toThrow(/EEXIST/u)
    await expect(giveBack(stage.keeper, file)).rejects.toThrow(/already/u)
  })

  test("that breaks off leaves no half file", async () => {
    await removeDesk(stage.keeper)
    const none = join(folder, "none")
    await expect(takeSnapshot(stage.keeper, none)).rejects.toThrow(/not found/u)
    expect(existsSync(none)).toBe(false)
  })

  test("something else is no desk", async () => {
    const other = join(folder, "other")
    writeFileSync(other, "hello\n")
    await expect(giveBack(stage.keeper, other)).rejects.toThrow("holds no desk")
    expect(existsSync(other)).toBe(true)
  })
})
