import type { NatsConnection } from "@nats-io/nats-core"
import { newAgent, newCursor, newInbox, newStanding } from "~core/blank"
import type { Change } from "~core/change"
import { accountId, agentId, FIRST_INBOX } from "~core/ids"
import type { DeskRecord } from "~core/records"
import { DEFAULT_SETTINGS } from "~core/settings"
import { follow } from "~team/follow"
import type { TeamNode } from "../../test/team/server"
import { connectTo } from "./team-stage"
import { write } from "./writers"

/** Writes a desk of so many agents and one account; one of them is on duty. Says the newest sequence. */
export async function writeDesk(nc: NatsConnection, account: string, members: readonly string[]): Promise<number> {
  const now = Date.now()
  const ids = members.map((member) => agentId(member))
  const agents = ids.map((id, nth) => ({ ...newAgent(id, `Agent ${nth}`, now), available: nth === 0 }))
  const brand = { handle: "brand", name: "Brand", picture: null, clientId: "app", inbox: FIRST_INBOX }
  const records: DeskRecord[] = [
    ...agents,
    newInbox(FIRST_INBOX, "Inbox", ids),
    { ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 0 },
    {
      ...{ kind: "account", id: accountId(account), rev: 0, ...brand },
      ...{ status: "connected", connectedAt: now - 1_000, openToEveryone: true },
    },
    newStanding(accountId(account)),
    newCursor(accountId(account), now - 1_000),
  ]
  const change: Change = { entries: [], records, guards: [], gone: [], emptied: [] }
  return (await write(nc, "admin", change)).seq
}

/** Others who are connected, from outside the browser: each is sent all that is written, and reads it. */
export async function startListeners(node: TeamNode, members: readonly string[]): Promise<{ end(): Promise<void> }> {
  const all = await Promise.all(
    members.map(async (member) => {
      const nc = await connectTo(node)
      const reading = await follow({ nc, member }, { filters: ["desk.>", "log.>"], from: 1 })
      const read = (async () => {
        for await (const message of reading.messages) message.json()
      })()
      return { nc, reading, read }
    }),
  )
  return {
    async end() {
      for (const { reading } of all) reading.stop()
      await Promise.all(all.map(({ read }) => read))
      await Promise.all(all.map(({ nc }) => nc.close()))
    },
  }
}
