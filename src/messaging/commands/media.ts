import * as v from "valibot"
import { id } from "../shapes"

/** Photos, GIFs and videos, both ways. */
export const mediaCommands = [
  /** Somebody looks at a message: fetch one of its media and keep it here. */
  v.strictObject({ say: v.literal("fetchMedia"), entry: id, key: id }),
  v.strictObject({ say: v.literal("stopUpload"), send: id }),
] as const
