const EPOCH = 1_288_834_974_657n

/** Makes X's ids: decimal strings above 2^53 that hold a time (Unix ms − X's epoch) in their upper bits. */
export interface Snowflakes {
  /** An id for this time that was never given out. In the present they only rise; for a past time they rise within it. */
  mint(at: number): string
  /** Remembers an id made elsewhere, so that it is never given out again. */
  keep(id: string): void
}

/** The lowest id of a moment (Unix ms). */
export function snowflakeAt(at: number): bigint {
  return (BigInt(Math.floor(at)) - EPOCH) << 22n
}

/** A source of ids; two sources know nothing of each other. */
export function snowflakes(clock: () => number): Snowflakes {
  const given = new Set<bigint>()
  let newest = 0n

  return {
    mint(at) {
      let id = snowflakeAt(at)
      // Two things in one millisecond, or a clock that stands still, must still come in order.
      if (at >= clock() && id <= newest) id = newest + 1n
      while (given.has(id)) id++
      given.add(id)
      if (id > newest) newest = id
      return id.toString()
    },
    keep(id) {
      given.add(BigInt(id))
    },
  }
}

/** Compares two ids as numbers, newest (highest) first. */
export function newestFirst(a: { id: string }, b: { id: string }): number {
  const [left, right] = [BigInt(a.id), BigInt(b.id)]
  return left < right ? 1 : left > right ? -1 : 0
}

/** A one-to-one conversation's id: `{smaller}-{larger}`, compared as numbers. */
export function conversationOf(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`
}

/** The time (Unix ms) that an id holds. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + EPOCH)
}
