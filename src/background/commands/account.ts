import { change } from "~core/change"
import type { AccountId } from "~core/ids"
import { connectAccount, disconnectAccount, reconnectAccount } from "../accounts"
import { decide } from "../decide"
import { type Handlers, NOT_FOUND } from "./handlers"

/** The brand's X accounts. */
export const account = {
  connect: (world, { clientId }) => connectAccount(world, clientId),
  reconnect: (world, { account }) => reconnectAccount(world, account),
  disconnect: (world, { account }) => disconnectAccount(world, account),
  seenCatchUp: (world, { account }) =>
    decide(world, async () => {
      const cursor = await world.db.cursors.get(account as AccountId)
      if (!cursor?.caughtUp) return NOT_FOUND
      return change({ records: [{ ...cursor, caughtUp: { ...cursor.caughtUp, seen: true } }] })
    }),
  confirmOpen: (world, { account, open }) =>
    decide(world, async () => {
      const found = await world.db.accounts.get(account as AccountId)
      return found ? change({ records: [{ ...found, openToEveryone: open }] }) : NOT_FOUND
    }),
} satisfies Partial<Handlers>
