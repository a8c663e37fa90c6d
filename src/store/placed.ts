/** Where a record's newest revision stands in the team's stream: what its next write is checked against. Kept also of what is gone. */
export interface Placed {
  /** `{kind}/{id}` */
  key: string
  seq: number
}

/** How far this browser's copy of a team's desk is. One row; none: the desk is nobody's but this browser's. */
export interface Replica {
  id: "team"
  workspace: string
  /** When the stream was made, as the server says it: one made anew is another. */
  made: string
  /** Everything up to this sequence is in this browser; written in the transaction that brought it. */
  position: number
  /** What came up to this sequence was laid by and is put in its tables behind; nothing: all of it is there. */
  layBy?: number
}

/** Messages of a row that lies by: what is put in its tables at once must keep no commit waiting for long. */
export const IN_A_ROW = 500

/**
 * Neighbouring messages of the team's stream as they came: a new copy is fetched so, many to a row, since a row for each with its indexes
 * takes the disk ten times as long as the line (docs/decisions/27).
 */
export interface LaidBy {
  /** Sequence of the first of them, and of the last. */
  from: number
  upTo: number
  seqs: number[]
  subjects: string[]
  /** Their bodies, one after another, and where each one ends. */
  bytes: Uint8Array
  ends: number[]
  /** Sequences of those that say that nothing is there any more. */
  gone: number[]
}

/** The key of a record's place. */
export const placeKey = (kind: string, id: string): string => `${kind}/${id}`
