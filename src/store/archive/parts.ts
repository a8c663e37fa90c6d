import { type End, endOf, FORMAT, type Head, type Part, sha256, TABLES, VERSION } from "./format"
import * as lines from "./lines"

/** Why a file can't be restored, by name. */
export type Unfit = "not-an-export" | "newer" | "damaged"

/** Thrown while reading an export that can't be restored. */
export class UnfitExport extends Error {
  override name = "UnfitExport"
  constructor(readonly why: Unfit) {
    super(why)
  }
}

/** The head of an export, or why it is none that this Aside can restore. */
export async function readHead(file: Blob): Promise<Head> {
  const first = await lines.first(file)
  const match = /^\{"aside":(\{.*\}),"parts":\[$/.exec(first)
  const head = match?.[1] ? parse(match[1]) : null
  if (!isHead(head)) throw new UnfitExport("not-an-export")
  if (head.format > FORMAT || head.version > VERSION) throw new UnfitExport("newer")
  return head
}

/** Every part, each checked against its hash, and the whole against its end: a file that was cut or changed throws `damaged`. */
export async function* readParts(file: Blob, head: Head): AsyncGenerator<Part> {
  const hashes: string[] = []
  let end: End | null = null
  let at = 0
  for await (const text of lines.of(file)) {
    if (at++ === 0) continue
    if (end) throw new UnfitExport("damaged")
    if (text.endsWith("]}") && text.startsWith('{"end":')) end = saidEnd(text)
    else {
      const part = await partOf(text)
      hashes.push(part.sha256)
      yield part
    }
  }
  const whole = await endOf(head, hashes)
  if (end?.parts !== whole.parts || end.sha256 !== whole.sha256) throw new UnfitExport("damaged")
}

async function partOf(text: string): Promise<Part> {
  const part = text.endsWith(",") ? parse(text.slice(0, -1)) : null
  if (!isPart(part) || (await sha256(JSON.stringify(part.rows))) !== part.sha256) throw new UnfitExport("damaged")
  return part
}

function saidEnd(text: string): End {
  const read = parse(text.slice(0, -2)) as { end?: Partial<End> } | null
  const { parts, sha256 } = read?.end ?? {}
  if (typeof parts !== "number" || typeof sha256 !== "string") throw new UnfitExport("damaged")
  return { parts, sha256 }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isHead = (head: unknown): head is Head =>
  typeof head === "object" &&
  head !== null &&
  ["format", "version", "at"].every((name) => Number.isInteger((head as Record<string, unknown>)[name]))

const isPart = (part: unknown): part is Part => {
  const { table, rows, sha256 } = (part ?? {}) as Partial<Part>
  return TABLES.some((known) => known === table) && Array.isArray(rows) && typeof sha256 === "string"
}
