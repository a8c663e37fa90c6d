import { tryAgain } from "../try-again"
import type { Handlers } from "./handlers"

/** What was not understood when it came. */
export const quarantine = {
  tryAgain: (world, { row }) => tryAgain(world, row),
} satisfies Partial<Handlers>
