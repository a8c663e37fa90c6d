import type { NatsConnection } from "@nats-io/nats-core"
import type { Part } from "./atomic"
import { newestOf } from "./stands"

/** How long, and how often (milliseconds), the server is asked again: a batch may still be on its way through it. */
const LOOK_MS = 3_000
const APART_MS = 250

/**
 * Looks for a batch of which no answer came; the sequence of its last part, or null when it isn't there (it may yet come: whatever is decided
 * then expects the same sequences, so only one of the two can stand). Only this member writes under that subject, one after another.
 */
export async function findBatch(nc: NatsConnection, batch: string, parts: readonly Part[]): Promise<number | null> {
  const last = parts.at(-1)
  if (!last) return null
  const end = performance.now() + LOOK_MS
  while (performance.now() < end && !nc.isClosed()) {
    // No answer now: the server is away, and comes back or not.
    const message = await newestOf(nc, last.subject).catch(() => null)
    if (message?.header.get("Nats-Batch-Id") === batch) return message.seq
    await new Promise((go) => setTimeout(go, APART_MS))
  }
  return null
}
