/** A set of places in one segment: a bit for each. */
export type Places = Uint32Array

/** An empty set for places below this. */
export const noPlaces = (below: number): Places => new Uint32Array((below + 31) >>> 5)

/** Puts a place into a set; one beyond its end (of a damaged row) is left out. */
export function mark(places: Places, place: number): void {
  const at = place >>> 5
  if (at < places.length) places[at] = (places[at] ?? 0) | (1 << (place & 31))
}

/** Leaves in the first what is in the other, too. */
export function keepBoth(places: Places, others: Places): void {
  for (let at = 0; at < places.length; at++) places[at] = (places[at] ?? 0) & (others[at] ?? 0)
}

/** The lowest places of a set, ascending, at most so many. */
export function firstOf(places: Places, most: number): number[] {
  const found: number[] = []
  for (let at = 0; at < places.length && found.length < most; at++) {
    let bits = places[at] ?? 0
    while (bits !== 0 && found.length < most) {
      const bit = 31 - Math.clz32(bits & -bits)
      found.push(at * 32 + bit)
      bits &= bits - 1
    }
  }
  return found
}
