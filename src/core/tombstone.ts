import type { Entry } from "./entry"
import { customerId } from "./ids"

/** What is left of an entry whose customer was deleted: that it was, and where. Its id keeps a re-read of X's from bringing it back. */
export const tombstoneOf = ({ id, order, at }: Pick<Entry, "id" | "order" | "at">): Entry => ({
  id,
  conversation: null,
  customer: customerId(""),
  order,
  at,
  emptied: "customer deleted",
  type: "gone",
})
