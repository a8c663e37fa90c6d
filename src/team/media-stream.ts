import type { StreamConfig } from "@nats-io/jetstream"
import { type NatsConnection, nanos } from "@nats-io/nats-core"
import { managerOf } from "./stands"
import { MEDIA, MEDIA_SUBJECTS } from "./subjects"

/** How long bytes stay: longer than the largest file takes over a slow line, and no archive of what customers sent. In hours. */
const KEPT_HOURS = 6
/** Most that lies there at once, in bytes: four of the largest videos. Full, it takes nothing more until something is too old, and the desk's own stream has the rest of the disk. */
const ROOM = 2 * 1024 ** 3

/**
 * How the stream keeps what passes through it. Not the engine's object store: that needs roll-up, and with it whoever may write a piece
 * empties the whole (docs/decisions/24).
 */
export const mediaConfigOf = (replicas: number) =>
  ({
    name: MEDIA,
    subjects: [...MEDIA_SUBJECTS],
    storage: "file",
    retention: "limits",
    discard: "new",
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    max_age: nanos(KEPT_HOURS * 3_600_000),
    max_bytes: ROOM,
    allow_direct: true,
    duplicate_window: nanos(120_000),
  }) satisfies Partial<StreamConfig>

/** Makes it, or finds it made, however an admin has changed it since. */
export async function makeMediaStream(nc: NatsConnection, replicas: 1 | 3): Promise<void> {
  const { streams } = await managerOf(nc)
  try {
    await streams.info(MEDIA)
  } catch (error) {
    if (!(error instanceof Error && error.name === "StreamNotFoundError")) throw error
    await streams.add(mediaConfigOf(replicas))
  }
}
