import type { Chance } from "../../test/chaos/chance"

const SLOTS = 1 << 14

/** Picks by Zipf's law: the one at rank n comes about 1/n as often as the first. Drawn from a table, since a million messages are. */
export function zipf<T>(ranked: readonly T[]): (chance: Chance) => T {
  const weights = ranked.map((_, rank) => 1 / (rank + 2.7))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const slots = new Uint16Array(SLOTS)
  let [rank, until] = [0, (weights[0] ?? 0) / sum]
  for (let slot = 0; slot < SLOTS; slot++) {
    while (slot / SLOTS >= until && rank < ranked.length - 1) until += (weights[++rank] ?? 0) / sum
    slots[slot] = rank
  }
  return (chance) => ranked[slots[Math.floor(chance.next() * SLOTS)] ?? 0] as T
}

/** A length whose logarithm is normal: most are near the middle, a few are very long. */
export function logNormal(chance: Chance, middle: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  return middle * Math.exp(spread * normal)
}
