import { headers } from "@nats-io/nats-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { NATS_SERVER } from "../server"
import { type Member, openStage, type Stage } from "./workspace"

/** No permission looks at headers: what they can ask of the stream is held by how the stream is made. */
describe.skipIf(!NATS_SERVER)("headers a member could write", () => {
  let stage: Stage
  let ann: Member
  beforeAll(async () => {
    stage = await openStage()
    ann = await stage.member("listener")
    await stage.keeper.request("desk.settings.desk.boss", "true")
  })
  afterAll(() => stage?.close())

  const BATCH = { "Nats-Batch-Id": "b1", "Nats-Batch-Sequence": "1", "Nats-Batch-Commit": "1" }
  test.each<[string, Record<string, string>]>([
    ["empty the whole stream", { "Nats-Rollup": "all" }],
    ["empty it from within a batch", { "Nats-Rollup": "all", ...BATCH }],
    ["empty one subject", { "Nats-Rollup": "sub" }],
    ["count", { "Nats-Incr": "1" }],
    [
      "have it written later, elsewhere",
      { "Nats-Schedule": "@at 2020-01-01T00:00:00Z", "Nats-Schedule-Target": "desk.settings.desk.boss" },
    ],
  ])("%s: refused, and nothing is gone", async (_, says) => {
    expect(await ann.ask(`desk.conversion.v1.${ann.id}`, "x", says)).toHaveProperty("error.err_code")
    expect(await stage.stands("desk.settings.desk.boss")).toBe("true")
  })

  test.each([{ "Nats-Rollup": "all" }, { "Nats-Rollup": "sub" }, { "Nats-TTL": "never" }])(
    "have media stay or go otherwise than their stream says, by %j: refused",
    async (says) => {
      await stage.keeper.request("media.in.m1.0.boss", "true")
      const bo = await stage.member("agent")
      expect(await bo.ask(`media.out.f1.0.${bo.id}`, "x", says)).toHaveProperty("error.err_code")
      expect(await stage.stands("media.in.m1.0.boss")).toBe("true")
    },
  )

  test("have the way of a message told elsewhere: nothing comes there", async () => {
    const traced = headers()
    traced.set("Nats-Trace-Dest", "desk.settings.desk.boss")
    ann.nc.publish(`desk.conversion.v1.${ann.id}`, "x", { headers: traced })
    expect(await ann.ask("$JS.API.STREAM.INFO.aside")).toHaveProperty("state")
    expect(await stage.stands("desk.settings.desk.boss")).toBe("true")
  })
})
