import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Posting, packed, placesIn, unpacked } from "./search-block"
import { firstOf, keepBoth, mark, noPlaces } from "./search-places"
import { moved, type Said, type Segment, segmentOf, wordsMoved } from "./search-segment"
import { toMerge } from "./search-tiers"
import { matches, wordsOf } from "./search-words"

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "ab", "荷", "物", "🧳", "ж", "é"), minLength: 1, maxLength: 6 }),
  fc.string({ minLength: 1, maxLength: 32 }),
)
const places = fc.uniqueArray(fc.nat({ max: 100_000 }), { minLength: 1 }).map((all) => all.sort((a, b) => a - b))
const postings = fc
  .uniqueArray(fc.record({ word, places }), { selector: (one) => one.word })
  .map((all) => all.sort((a, b) => (a.word < b.word ? -1 : 1)))

describe("a run of words", () => {
  it("reads as it was written, however it is cut", () => {
    fc.assert(
      fc.property(postings, fc.integer({ min: 1, max: 300 }), (written, size) => {
        const runs = [...packed(written, size)]
        expect(runs.flatMap(({ bytes }) => [...unpacked(bytes)])).toEqual(written)
        expect(runs.map(({ last }) => last)).toEqual([...runs.map(({ last }) => last)].sort())
        expect(runs.every(({ bytes, last }) => [...unpacked(bytes)].at(-1)?.word === last)).toBe(true)
      }),
    )
  })

  it("tells the places of every word with a beginning, and no other", () => {
    fc.assert(
      fc.property(postings, word, fc.integer({ min: 1, max: 300 }), (written, beginning, size) => {
        const told = new Set<number>()
        for (const { bytes } of packed(written, size)) placesIn(bytes, beginning, (place) => told.add(place))
        const wanted = written.filter((one) => one.word.startsWith(beginning)).flatMap((one) => one.places)
        expect(told).toEqual(new Set(wanted))
      }),
    )
  })

  it("whose bytes nobody wrote is read to its end without harm", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 3 }), (bytes, beginning) => {
        const set = noPlaces(10)
        placesIn(bytes, beginning, (place) => mark(set, place))
        expect([...unpacked(bytes)].length).toBeLessThanOrEqual(bytes.length)
        const order = moved([{ ids: ["a"], ats: [1] }], () => false)
        expect(() => [...wordsMoved([[{ bytes }]], order.moves)]).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })

  it("is small: a word that begins as the one before, and a place near the one before, take a byte or two", () => {
    const written: Posting[] = Array.from({ length: 1_000 }, (_, nth) => ({
      word: `order${String(nth).padStart(4, "0")}`,
      places: [nth, nth + 90],
    }))
    const bytes = [...packed(written)].reduce((sum, run) => sum + run.bytes.length, 0)
    expect(bytes / written.length).toBeLessThan(8)
  })
})

describe("a set of places", () => {
  it("holds what was marked, hands out the lowest, and keeps what is in both", () => {
    const some = fc.uniqueArray(fc.nat({ max: 200 }))
    fc.assert(
      fc.property(some, some, fc.nat({ max: 20 }), (ones, others, most) => {
        const setOf = (all: number[]) => {
          const set = noPlaces(201)
          for (const place of all) mark(set, place)
          return set
        }
        const both = setOf(ones)
        keepBoth(both, setOf(others))
        const wanted = ones.filter((one) => others.includes(one)).sort((a, b) => a - b)
        expect(firstOf(both, most)).toEqual(wanted.slice(0, most))
      }),
    )
  })
})

const said = fc.record({
  id: fc.nat({ max: 30 }).map(String),
  at: fc.nat({ max: 20 }),
  words: fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
})
/** Who says it, newest first, by reading all. */
const inSegment = ({ ids, runs }: Segment, beginning: string) => {
  const told = new Set<number>()
  for (const { bytes } of runs) placesIn(bytes, beginning, (place) => told.add(place))
  return [...told].sort((a, b) => a - b).map((place) => ids[place])
}
const newest = (all: Said[]) => [...all].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))

describe("a segment", () => {
  it("finds what a look at every entry finds, newest first", () => {
    const all = fc.uniqueArray(said, { selector: ({ id }) => id, maxLength: 30 })
    fc.assert(
      fc.property(all, word, (all, beginning) => {
        const wanted = newest(all).filter(({ words }) => matches(words, [beginning]))
        expect(inSegment(segmentOf(all), beginning)).toEqual(wanted.map(({ id }) => id))
      }),
    )
  })

  it("made of several finds what they find, each once, without what is gone", () => {
    const parts = fc.array(fc.array(said, { maxLength: 10 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(parts, fc.uniqueArray(fc.nat({ max: 30 }).map(String)), word, (parts, gone, beginning) => {
        // An entry never changes: whoever comes twice says the same.
        const first = new Map(parts.flat().map((one) => [one.id, one]))
        const same = parts.map((part) => part.map(({ id }) => first.get(id) as Said))
        const segments = same.map(segmentOf)
        const { moves, ...order } = moved(segments, (id) => gone.includes(id))
        const runs = [
          ...packed(
            wordsMoved(
              segments.map(({ runs }) => runs),
              moves,
            ),
          ),
        ]
        const found = inSegment({ ...order, runs }, beginning)
        const wanted = [...first.values()].filter(
          ({ id, words }) =>
            !gone.includes(id) && same.flat().some((one) => one.id === id) && matches(words, [beginning]),
        )
        expect(new Set(found)).toEqual(new Set(wanted.map(({ id }) => id)))
        expect(found).toHaveLength(wanted.length)
        expect(order.ats).toEqual([...order.ats].sort((a, b) => b - a))
      }),
    )
  })

  it("of a thousand messages takes a fraction of what they say", () => {
    const text = (nth: number) =>
      `Where is my suitcase number ${nth * 7919}? It was on the flight from Porto, and nobody answers`
    const all = Array.from({ length: 1_000 }, (_, nth) => ({ id: `7.${nth}`, at: nth, words: wordsOf(text(nth)) }))
    const bytes = segmentOf(all).runs.reduce((sum, run) => sum + run.bytes.length, 0)
    expect(bytes / all.length).toBeLessThan(32)
  })
})

describe("which segments become one", () => {
  const sizes = { step: 1, head: 1, fan: 3, top: 3 }
  const of = (...tiers: number[]) => tiers.map((tier, nth) => ({ id: nth + 1, tier }))
  it.each([
    ["none of few", of(0, 1, 1, 2, 2), null],
    ["the oldest of the lowest full tier", of(2, 2, 2, 1, 1, 1, 1), [4, 5, 6]],
    ["never the youngest, never the largest", of(0, 0, 0, 3, 3, 3, 3), null],
  ])("%s", (_, segments, ids) => expect(toMerge(segments, sizes)?.map(({ id }) => id) ?? null).toEqual(ids))
})
