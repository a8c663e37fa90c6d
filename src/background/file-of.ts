import type { Send } from "~core/send"
import type { World } from "./world"

/** The bytes that go with a message; or why there are none: `gone` for good, `later` not yet, or it was stopped. */
export type FileOf = { bytes: Blob } | { bytes: null; because: "gone" | "later" | "stopped" }

/** The file of a message: of this browser, or what a colleague's browser has handed in. */
export async function fileOf(world: World, send: Send, signal: AbortSignal): Promise<FileOf> {
  const file = send.attachment?.file ?? ""
  const kept = await world.db.files.get(file)
  // A colleague's message names whatever its browser wrote: nothing that came in goes out by it.
  if (kept?.direction === "out") return { bytes: kept.bytes }
  return world.handedIn?.(send, signal) ?? { bytes: null, because: "gone" }
}
