import * as v from "valibot"

/** Bytes in a piece. Small beside the 1 MB that a message may have: a commit waits behind the pieces that are under way on the same line. */
export const PIECE = 128 * 1024
/** A piece of another version's making may have as much. */
const LARGEST_PIECE = 512 * 1024
/** The largest file that X takes is a video of so many bytes. */
const LARGEST = 512 * 1024 ** 2

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

/** What is said of a whole medium once all its pieces stand. */
export const Whole = v.object({
  size: count(LARGEST),
  /** Bytes in each piece but the last. */
  piece: v.pipe(count(LARGEST_PIECE), v.minValue(1_024)),
  /** SHA-256 over the SHA-256s of the pieces, in base64url: nobody has to hold all of it at once to say or check it. */
  sha256: v.pipe(v.string(), v.regex(/^[\w-]{43}$/u)),
})
export type Whole = v.InferOutput<typeof Whole>

/** How many pieces it has. */
export const piecesOf = ({ size, piece }: Pick<Whole, "size" | "piece">): number => Math.ceil(size / piece)

/** Gathers the hashes of pieces, which may come in any order. */
export function gatherHashes(pieces: number) {
  const all = new Uint8Array(pieces * 32)
  return {
    add: async (n: number, bytes: Uint8Array<ArrayBuffer>) => all.set(await sha256(bytes), n * 32),
    sum: async () => base64url(await sha256(all)),
  }
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/u, "")

/** Does something for each piece, so many at once, until one fails: then it rejects, and no further one is begun. */
export async function forEachPiece(pieces: number, atOnce: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  const take = async () => {
    while (next < pieces && !failed) {
      const n = next++
      await act(n).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const all = await Promise.allSettled(Array.from({ length: Math.min(atOnce, pieces) }, take))
  const first = all.find((one) => one.status === "rejected")
  if (first) throw first.reason
}
