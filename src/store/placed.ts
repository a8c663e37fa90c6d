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
  /** Everything up to this sequence is in the desk; written in the transaction that brought it. */
  position: number
}

/** The key of a record's place. */
export const placeKey = (kind: string, id: string): string => `${kind}/${id}`
