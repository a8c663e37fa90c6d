import type { NatsConnection } from "@nats-io/nats-core"
import type { Part } from "./atomic"
import { newestOf } from "./stands"

/** How often, and how far apart (milliseconds), the server is asked again: a batch may still be on its way through it. */
const TRIES = 12
const APART_MS = 250

/**
 * Looks for a batch of which no answer came; the sequence of its last part, or null when it isn't there (it may yet come: whatever is decided
 * then expects the same sequences, so only one of the two can stand). Only this member writes under that subject, one after another.
 */
export async function findBatch(nc: NatsConnection, batch: string, parts: readonly Part[]): Promise<number | null> {
  const last = parts.at(-1)
  if (!last) return null
  for (let tries = 0; tries < TRIES && !nc.isClosed(); tries++) {
    // No answer now: the server is away, and comes back or not.
    const message = await newestOf(nc, last.subject).catch(() => null)
    if (message?.header.get("Nats-Batch-Id") === batch) return message.seq
    await new Promise((go) => setTimeout(go, APART_MS))
  }
  return null
}
