import * as v from "valibot"
import { id } from "../shapes"

/** What is done in the panel with a DM link on the page. */
export const linkCommands = [
  /** A draft that was left without posting goes off the record. */
  v.strictObject({ say: v.literal("forgetLink"), conversion: id }),
] as const
