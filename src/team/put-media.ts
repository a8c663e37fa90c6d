import type { NatsConnection } from "@nats-io/nats-core"
import * as v from "valibot"
import type { Line } from "./follow"
import { pause } from "./pause"
import { ofPiece, type Way } from "./subjects"
import { forEachPiece, gatherHashes, PIECE, piecesOf, type Whole } from "./whole"

/** What is handed over, under which name, and who watches. */
export interface Handing {
  way: Way
  name: string
  bytes: Blob
  signal: AbortSignal
  /** Told how much of it is there, from 0 to 1. */
  progress?: ((share: number) => void) | undefined
}

/** What came of it. `full`: the stream has no room now. `unreachable`: try again. `refused`: not for this member, or no such stream. */
export type Handed =
  | { handed: true }
  | { handed: false; because: "stopped" | "full" | "unreachable" | "refused"; why: string }

/** Pieces under way at once: enough that a line with a long way to the server isn't idle. */
const AT_ONCE = 3
/** How long the server may take to answer for one (milliseconds), how often it is said again, and after how long. */
const PATIENCE_MS = 15_000
const TRIES = 6
const AGAIN_MS = 1_000

/**
 * Writes bytes in pieces, and when all of them stand what the whole is: until then nobody takes it for whole. Handing over the same again is
 * harmless. Holds no more of it in memory than is under way. Never throws.
 */
export async function putMedia({ nc, member }: Line, handing: Handing): Promise<Handed> {
  const { way, name, bytes, signal, progress } = handing
  const { size } = bytes
  const pieces = piecesOf({ size, piece: PIECE })
  const hashes = gatherHashes(pieces)
  let there = 0
  try {
    await forEachPiece(pieces, AT_ONCE, async (n) => {
      const piece = new Uint8Array(await bytes.slice(n * PIECE, (n + 1) * PIECE).arrayBuffer())
      await hashes.add(n, piece)
      await say(nc, ofPiece(way, name, n, member), piece, signal)
      progress?.(++there / pieces)
    })
    const whole: Whole = { size, piece: PIECE, sha256: await hashes.sum() }
    await say(nc, ofPiece(way, name, "whole", member), JSON.stringify(whole), signal)
    return { handed: true }
  } catch (error) {
    if (error instanceof NotTaken) return { handed: false, because: error.because, why: error.message }
    // The file went from under its row: the disk, or somebody who cleared the browser.
    return { handed: false, because: "refused", why: error instanceof Error ? error.message : "" }
  }
}

type Because = Extract<Handed, { handed: false }>["because"]

class NotTaken extends Error {
  override name = "NotTaken"
  readonly because: Because
  constructor(because: Because, why: string) {
    super(why)
    this.because = because
  }
}

const Receipt = v.object({
  seq: v.optional(v.number(), 0),
  error: v.optional(v.object({ code: v.optional(v.number(), 500), description: v.optional(v.string(), "") })),
})

/** Says one message until the server has it. */
async function say(nc: NatsConnection, subject: string, body: Uint8Array | string, signal: AbortSignal): Promise<void> {
  let why = ""
  for (let tries = 0; tries < TRIES && !signal.aborted && !nc.isClosed(); tries++) {
    if (tries > 0) await pause(AGAIN_MS, signal)
    try {
      const answer = await nc.request(subject, body, { timeout: PATIENCE_MS })
      const receipt = v.safeParse(v.pipe(v.string(), v.parseJson(), Receipt), answer.string())
      const error = receipt.success ? receipt.output.error : undefined
      if (receipt.success && !error && receipt.output.seq > 0) return
      why = error?.description ?? "an answer that is none"
      if (/maximum bytes|insufficient|no space/u.test(why)) throw new NotTaken("full", why)
      if (error && error.code < 500) throw new NotTaken("refused", why)
    } catch (error) {
      why = error instanceof Error ? error.message : ""
      if (error instanceof NotTaken) throw error
      if (/permission/iu.test(why)) throw new NotTaken("refused", why)
    }
  }
  throw new NotTaken(signal.aborted ? "stopped" : "unreachable", why)
}
