import type { BenchStage } from "./stage"

/** A promise about a number: what it may be at most, and what it was. */
export interface Reach {
  what: string
  measured: number
  atMost: number
  unit: string
  /** The lowest and the highest of the rounds, where they differ much: a reach between them can't be told. */
  between?: readonly [number, number]
}

/** What one bench found. */
export interface Finding {
  title: string
  /** How it was measured: sentences for the reader. */
  how: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  reaches: readonly Reach[]
}

/** One thing that is measured; `quick` takes fewer runs of the same. */
export interface Bench {
  name: string
  measure(stage: BenchStage, quick: boolean): Promise<Finding>
}
