import * as v from "valibot"
import { id } from "../shapes"

/** What lies in this browser: put another desk in its place, delete a customer or everything, stop long work. */
export const yourDataCommands = [
  /** `file`: what a page has handed in. Answers when the desk of that export stands. */
  v.strictObject({ say: v.literal("restore"), file: id }),
  v.strictObject({ say: v.literal("stopWork"), work: v.picklist(["restore", "removals", "retention", "publish"]) }),
  v.strictObject({ say: v.literal("deleteCustomer"), customer: id }),
  v.strictObject({ say: v.literal("deleteEverything") }),
] as const
