/**
 * The team's stream as it lies on the server, as far as chaos reads it. Written down anew: what audits the desk must not share its mistakes, so
 * nothing here or beside it comes from `src/`.
 */

/** One message of the stream. */
export interface Said {
  seq: number
  subject: string
  /** Unix milliseconds, by the server's clock. */
  at: number
  /** The batch it was written in; null: by itself. */
  batch: string | null
  /** The last of its batch. */
  commits: boolean
  /** It says that what was here is no more. */
  gone: boolean
  body: string
}

/** What a subject is about, as far as it is audited. */
export type About =
  | { of: "record"; kind: string; id: string; writer: string }
  | { of: "line"; id: string; writer: string | null }
  | { of: "epoch"; lease: string; writer: string }
  | { of: "other" }

/** Names are percent-encoded into one token each. */
const read = (token = ""): string => decodeURIComponent(token === "%" ? "" : token)

/** Reads a subject of the stream. */
export function aboutOf(subject: string): About {
  const [root, first, second, third] = subject.split(".")
  if (root === "desk") return { of: "record", kind: read(first), id: read(second), writer: read(third) }
  if (root === "log" && first === "in") return { of: "line", id: `${second}.${third}`, writer: null }
  if (root === "log") return { of: "line", id: read(second), writer: read(third) }
  return root === "epoch" ? { of: "epoch", lease: read(first), writer: read(second) } : { of: "other" }
}
