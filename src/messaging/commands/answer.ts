import * as v from "valibot"
import { digits, id, text } from "../shapes"

/** Saved replies. */
export const answerCommands = [
  v.strictObject({
    say: v.literal("saveAnswer"),
    answer: id,
    name: v.pipe(v.string(), v.maxLength(500)),
    text,
    /** For one account only; null: for all. */
    account: v.nullable(digits),
  }),
  v.strictObject({ say: v.literal("deleteAnswer"), answer: id }),
] as const
