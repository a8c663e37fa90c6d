import * as v from "valibot"

/** What was not understood when it came. */
export const quarantineCommands = [
  /** One row, or (null) all of them: read again with what this version understands, and taken in where it belongs. */
  v.strictObject({
    say: v.literal("tryAgain"),
    row: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(400))),
  }),
] as const
