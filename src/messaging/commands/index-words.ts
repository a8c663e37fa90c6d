import * as v from "valibot"

/** The full-text index: long work that can be stopped and begun anew. */
export const indexCommands = [
  v.strictObject({ say: v.literal("reindex") }),
  v.strictObject({ say: v.literal("stopIndex"), stopped: v.boolean() }),
] as const
