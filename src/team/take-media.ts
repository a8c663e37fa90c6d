import type { NatsConnection } from "@nats-io/nats-core"
import * as v from "valibot"
import type { Line } from "./follow"
import { pause } from "./pause"
import { newestOf, standing } from "./stands"
import { MEDIA, ofPiece, type Way, wholesOf, writerOf } from "./subjects"
import { forEachPiece, gatherHashes, piecesOf, Whole } from "./whole"

/** What is wanted. */
export interface Wanting {
  way: Way
  name: string
  /** Whose it must be; absent: anybody's who may write that way. */
  writer?: string | undefined
  /** Most bytes that are taken. */
  most: number
  signal: AbortSignal
  progress?: ((share: number) => void) | undefined
}

/** `none`: nothing whole is there (any more). `broken`: what is there isn't what was said of it. */
export type Taken =
  | { taken: true; bytes: Blob }
  | { taken: false; because: "none" | "broken" | "too-large" | "unreachable" | "stopped" }

/** Pieces asked for at once. */
const AT_ONCE = 4
/** A piece that is said to stand may be missing at the node that is asked, for a moment; a line may break. How often, after how long (milliseconds). */
const TRIES = 4
const AGAIN_MS = 400

/** Takes the newest that is whole, and checks that it is what its writer said. Never throws. */
export async function takeMedia(line: Line, wanting: Wanting): Promise<Taken> {
  const { most, signal } = wanting
  try {
    let because: Extract<Taken, { taken: false }>["because"] = "none"
    for (const found of await wholes(line.nc, wanting)) {
      if (found.whole.size > most) because = "too-large"
      else {
        const taken = await takeWhole(line.nc, wanting, found)
        if (taken.taken || taken.because === "stopped") return taken
        because = taken.because
      }
    }
    return { taken: false, because }
  } catch {
    return { taken: false, because: signal.aborted ? "stopped" : "unreachable" }
  }
}

/** Whether this writer's is there as a whole. Throws what the connection does. */
export const mediaStands = async ({ nc }: Line, wanted: Pick<Wanting, "way" | "name" | "writer">): Promise<boolean> =>
  (await wholes(nc, wanted)).length > 0

interface Found {
  whole: Whole
  writer: string
}

/** What is said of wholes under this name, newest first; what can't be read says nothing. */
async function wholes(nc: NatsConnection, { way, name, writer }: Pick<Wanting, "way" | "name" | "writer">) {
  const filter = writer === undefined ? wholesOf(way, name) : ofPiece(way, name, "whole", writer)
  const messages = await standing(nc, [filter], MEDIA)
  return messages
    .sort((a, b) => b.seq - a.seq)
    .flatMap((message): Found[] => {
      const whole = v.safeParse(v.pipe(v.string(), v.parseJson(), Whole), message.string())
      const by = writerOf(message.subject)
      return whole.success && by !== null ? [{ whole: whole.output, writer: by }] : []
    })
}

/** A piece isn't what it should be. */
class Amiss extends Error {
  override name = "Amiss"
  readonly because: "none" | "broken"
  constructor(because: "none" | "broken") {
    super(because)
    this.because = because
  }
}

/** Each piece becomes a Blob at once, which the browser may lay on the disk: a whole video is never in memory as bytes. */
async function takeWhole(nc: NatsConnection, wanting: Wanting, { whole, writer }: Found): Promise<Taken> {
  const { way, name, signal, progress } = wanting
  const pieces = piecesOf(whole)
  const hashes = gatherHashes(pieces)
  const blobs: Blob[] = []
  let there = 0
  try {
    await forEachPiece(pieces, AT_ONCE, async (n) => {
      const length = Math.min(whole.piece, whole.size - n * whole.piece)
      const bytes = await pieceAt(nc, ofPiece(way, name, n, writer), signal)
      if (bytes.length !== length) throw new Amiss("broken")
      await hashes.add(n, bytes)
      blobs[n] = new Blob([bytes])
      progress?.(++there / pieces)
    })
    if ((await hashes.sum()) !== whole.sha256) return { taken: false, because: "broken" }
    return { taken: true, bytes: new Blob(blobs) }
  } catch (error) {
    if (error instanceof Amiss) return { taken: false, because: error.because }
    return { taken: false, because: signal.aborted ? "stopped" : "unreachable" }
  }
}

async function pieceAt(nc: NatsConnection, subject: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted()
    const message = await newestOf(nc, subject, MEDIA).catch((error: unknown) => {
      if (tries >= TRIES) throw error
      return null
    })
    if (message) return message.data.slice()
    if (tries >= TRIES) throw new Amiss("none")
    await pause(AGAIN_MS, signal)
  }
}
