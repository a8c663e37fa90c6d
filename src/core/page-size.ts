/** A first page is never longer: most reads find nothing new. */
const LONGEST_LOOK = 20
/** The most events X gives at once. */
const LONGEST_PAGE = 100

/**
 * How many events to ask for. X charges an event once on each of its (UTC) days, so the newest ones, which were `charged` for
 * today, cost nothing when they come again: a look asks for as many as that, one at least, and an idle day costs one event.
 * While a gap is being closed the pages grow with what was read, so that a short gap costs little and a long one takes
 * few requests.
 */
export function pageSize(charged: number, closingGap: boolean): number {
  const [least, most] = closingGap ? [2, LONGEST_PAGE] : [1, LONGEST_LOOK]
  return Math.min(most, Math.max(least, charged))
}
