import { change } from "~core/change"
import { changeSetting } from "~core/change-setting"
import type { InboxId } from "~core/ids"
import { decide } from "../decide"
import { type Handlers, NOT_FOUND } from "./handlers"

/** What an admin sets. */
export const setting = {
  setting: (world, { name, value }) =>
    decide(world, async () => {
      const settings = await world.db.settings.get("desk")
      return settings ? changeSetting(settings, name, value) : null
    }),
  askBeforeAssigning: (world, { inbox, ask }) =>
    decide(world, async () => {
      const found = await world.db.inboxes.get(inbox as InboxId)
      return found ? change({ records: [{ ...found, askBeforeAssigning: ask }] }) : NOT_FOUND
    }),
} satisfies Partial<Handlers>
