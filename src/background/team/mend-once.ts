import { mendMove as mend } from "./put-back"

let mended = false

/**
 * Ends what a worker that died left half-way: at the start of the next one and never later. A desk that is opened again under a living worker may be
 * in the middle of a move of its own, and what lies on the shelf is then the only whole one.
 */
export async function mendMove(moving: Parameters<typeof mend>[0]): Promise<void> {
  if (mended) return
  await mend(moving)
  mended = true
}
