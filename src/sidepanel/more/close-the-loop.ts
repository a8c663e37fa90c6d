import type { MoreItem } from "./item"

/** What it is called, in `More` and beside Reopen. */
export const CLOSE_THE_LOOP = "Close the loop on X"

/** What it does, in one sentence. */
export const CLOSE_THE_LOOP_DOES =
  "Opens X’s reply box for the original post with your closing wording: you post it, or not."

/** Says under the original post that all is sorted in private: opens X's own reply box, and posts nothing. */
export const closeTheLoop: MoreItem = {
  name: () => CLOSE_THE_LOOP,
  act: "closeLoop",
  shows: ({ loop }) => loop !== null,
  leadsTo: ({ loop }) => loop,
}
