import type { StreamConfig, StreamInfo } from "@nats-io/jetstream"
import { type NatsConnection, nanos } from "@nats-io/nats-core"
import { makeMediaStream } from "./media-stream"
import { managerOf } from "./stands"
import { STREAM, SUBJECTS } from "./subjects"

/** Why a server's stream is not this desk's, by name; the screen has the sentence. */
export type Unfit =
  | "old server"
  | "no JetStream"
  | "not made"
  | "wrong workspace"
  | "wiped"
  /** A newer Aside keeps it in a way that this one doesn't know. */
  | "newer desk"
  /** The stream is there and keeps something otherwise than a desk needs it. */
  | "other settings"

/** The stream as it was found. `made` tells it from one that was made anew under the same name. */
export interface Found {
  workspace: string
  made: string
  /** Its newest sequence. */
  last: number
  /** What time the server says it is (Unix milliseconds); null: it doesn't say. A member's computer may have any. */
  time: number | null
}

/** What is known of the stream from before: which workspace's it was, when it was made, how far it was read. */
export interface Known {
  workspace: string
  made: string | null
  position: number
}

/** The first with atomic batches. */
const NEEDED = [2, 12] as const
/** What stands in the stream, and where, is of this format; a stream that doesn't say is of the first. Another that older ones can't follow is the next. */
const FORMAT = 1

/**
 * How the one stream keeps a desk. `max_msgs_per_subject: 1`: of every record the newest (more would also lengthen the shortest expiries). No
 * limit of age or size: a desk is never shortened behind its back. No roll-up, and so no marks of what expired, which would bring it along: with
 * it one header, which no permission looks at, lets any member empty all of it.
 */
export const configOf = (workspace: string, replicas: 1 | 3) =>
  ({
    name: STREAM,
    subjects: [...SUBJECTS],
    storage: "file",
    retention: "limits",
    discard: "new",
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    allow_atomic: true,
    allow_msg_ttl: true,
    allow_direct: true,
    duplicate_window: nanos(120_000),
    metadata: { workspace, format: String(FORMAT) },
  }) satisfies Partial<StreamConfig>

/** Whether the server a connection leads to is new enough. */
export function isNewEnough({ info }: Pick<NatsConnection, "info">): boolean {
  const [major = 0, minor = 0] = (info?.version ?? "").split(".").map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/**
 * Makes the workspace's streams, or finds them made: the desk's, and the one that media pass through. An admin's; throws what the server says
 * when one may not be made.
 */
export async function makeStream(nc: NatsConnection, workspace: string, replicas: 1 | 3): Promise<Found | Unfit> {
  const found = await findStream(nc, { workspace, made: null, position: 0 })
  if (found !== "not made" && typeof found === "string") return found
  // Before the desk: one that can be worked at has what its media need. A desk from before there was this is given it now.
  await makeMediaStream(nc, replicas)
  if (found !== "not made") return found
  const { streams } = await managerOf(nc)
  // Two admins at once: the server takes the second one's word for the first one's, since both say the same.
  return told(await streams.add(configOf(workspace, replicas)))
}

/** Finds the stream, and whether it is the one that is known. Throws only what the connection does. */
export async function findStream(nc: NatsConnection, known: Known): Promise<Found | Unfit> {
  if (!isNewEnough(nc)) return "old server"
  const info = await infoOf(nc)
  // There was one: a server that holds none was emptied, and is not one that waits for its first admin.
  if (info === "not made" && known.made !== null) return "wiped"
  if (typeof info === "string") return info
  const found = told(info)
  if (found.workspace !== known.workspace) return "wrong workspace"
  // Made anew, or brought back from a copy older than what was read: what is here and what is there can't be one desk.
  if (known.made !== null && (found.made !== known.made || found.last < known.position)) return "wiped"
  if (!isKnown(info)) return "newer desk"
  return keepsADesk(info) ? found : "other settings"
}

/** Whether a stream was found as a desk needs it. */
export const isFound = (found: Found | Unfit | null): found is Found => found !== null && typeof found === "object"

async function infoOf(nc: NatsConnection): Promise<StreamInfo | Unfit> {
  try {
    return await (await managerOf(nc)).streams.info(STREAM)
  } catch (error) {
    const name = error instanceof Error ? error.name : ""
    if (name === "StreamNotFoundError") return "not made"
    if (name === "JetStreamNotEnabled") return "no JetStream"
    throw error
  }
}

const told = ({ config, created, state, ts }: StreamInfo): Found => ({
  workspace: config.metadata?.workspace ?? "",
  made: String(created),
  last: state.last_seq,
  time: timeOf(ts),
})

function timeOf(said: unknown): number | null {
  const time = typeof said === "string" ? Date.parse(said) : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** Whether this Aside knows the format: what is none is a newer one's. */
const isKnown = ({ config }: StreamInfo): boolean => Number(config.metadata?.format ?? 1) <= FORMAT

/** Only what a desk can't do without: replicas, names and limits are an admin's to change. */
function keepsADesk({ config }: StreamInfo): boolean {
  const { max_msgs_per_subject, allow_atomic, allow_msg_ttl, allow_rollup_hdrs, storage, retention, max_age } = config
  const takes = SUBJECTS.every((subject) => config.subjects.includes(subject))
  const whole = storage === "file" && retention === "limits" && max_age === 0
  if (allow_rollup_hdrs) return false
  return takes && whole && max_msgs_per_subject === 1 && allow_atomic === true && allow_msg_ttl === true
}
