import { chanceOf } from "../../test/chaos/chance"

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How far back the desk goes. */
const DAYS = 420
/** How much comes at each hour of the day, from midnight (UTC). */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 11, 10, 11, 12, 12, 11, 12, 13, 12, 10, 8, 6, 4]
/** A strike, a storm, a bad update: once a month or so everybody writes. */
const [BURST, TIMES] = [0.035, 6]

/** When conversations begin, from the oldest to the newest (0 to 1): days and nights, quiet weekends, a few days of trouble. Unix milliseconds, never after `until`. */
export function rhythm(seed: number, until: number): (part: number) => number {
  const chance = chanceOf(seed)
  const first = Math.floor(until / DAY) * DAY - DAYS * DAY
  const sums: number[] = []
  let sum = 0
  for (let day = 0; day < DAYS; day++) {
    const weekday = new Date(first + day * DAY).getUTCDay()
    const busy = (weekday === 0 || weekday === 6 ? 0.5 : 1) * (chance.often(BURST) ? TIMES : 1)
    for (const hour of HOURS) {
      sum += hour * busy
      sums.push(sum)
    }
  }
  return (part) => {
    const wanted = part * sum
    const slot = lowest(sums, wanted)
    const before = sums[slot - 1] ?? 0
    return Math.floor(first + slot * HOUR + ((wanted - before) / ((sums[slot] ?? 1) - before)) * HOUR)
  }
}

/** The first place whose sum is more than wanted; sums grow. */
function lowest(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return low
}
