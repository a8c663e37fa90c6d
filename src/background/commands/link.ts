import { conversionId } from "~core/ids"
import { forget } from "~core/press"
import { decide } from "../decide"
import { type Handlers, NOT_FOUND } from "./handlers"

/** What is done in the panel with a DM link on the page. */
export const link = {
  forgetLink: (world, { conversion }) =>
    decide(world, async () => {
      const found = await world.db.conversions.get(conversionId(conversion))
      return found ? forget(found) : NOT_FOUND
    }),
} satisfies Partial<Handlers>
