import type { OfferReason } from "~core/entry"

/** Why an offer went to this agent, as the second half of a sentence. */
export function offerReason({ because, among, sessions, standardCapacity }: OfferReason): string {
  const load = `${sessions} of ${standardCapacity} sessions taken`
  switch (because) {
    case "only one":
      return `the only agent free to take it (${load})`
    case "fewest sessions":
      return `fewest sessions of the ${among} agents free (${load})`
    case "longest since last offer":
      return `longest since the last offer of the ${among} agents free (${load})`
    case "name":
      return `first by name of the ${among} agents free, all else being equal (${load})`
  }
}
