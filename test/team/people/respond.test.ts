import { type Account, decode, encodeAccount } from "@nats-io/jwt"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { signTeam } from "../../../src/team/people/claims"
import { pairOf } from "../../../src/team/people/keys"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

/** The plainer way for answers, and why it isn't ours (docs/decisions/24): the day this fails, look at it again. */
describe.skipIf(!NATS_SERVER)("a permission to answer wherever a question says", () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  test("lets a gateway that asks itself write as an admin does", async () => {
    const { keyring } = stage.workspace
    const { nats } = decode<Account>(await signTeam(keyring, {}))
    const signing_keys = (nats.signing_keys ?? []).map((key) =>
      typeof key === "object" && key.role === "gateway"
        ? { ...key, template: { ...key.template, resp: { max: 1, ttl: 5_000_000_000 } } }
        : key,
    )
    const more = { ...nats, version: 2, signing_keys } as Account
    const signed = await encodeAccount("team", keyring.team, more, { signer: pairOf(keyring.operator) })
    const about = `$SYS.REQ.ACCOUNT.${keyring.team}.CLAIMS.UPDATE`
    // Of two claims the server takes the newer, by the second.
    await expect
      .poll(() => stage.system((ask) => ask(about, signed)).then(() => forged(stage)), { timeout: 15_000 })
      .toBe("forged")
  })
})

async function forged(stage: Stage): Promise<string | null> {
  const { nc, id } = await stage.member("gateway")
  nc.subscribe(`ask.7.${id}`, { callback: (_, message) => void message.respond("forged") })
  await nc.flush()
  nc.publish(`ask.7.${id}`, "x", { reply: "desk.settings.desk.boss" })
  await nc.flush()
  await nc.flush()
  return stage.stands("desk.settings.desk.boss")
}
