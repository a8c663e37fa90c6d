import { createInbox, type Msg, type NatsConnection, nuid, type Subscription } from "@nats-io/nats-core"
import type { Said } from "./said"

/** Everything that the server ever took, written down as it comes: the stream itself keeps of every subject only the newest. */
export interface History {
  said: readonly Said[]
  /** Sequences that were written over before they could be written down, or that expired. */
  missed(): number[]
  /** Until everything up to what the stream holds now is written down. */
  caughtUp(): Promise<void>
  close(): void
}

const STREAM = "aside"
/** The server says this often that it is still there (nanoseconds), and is asked anew when it doesn't (milliseconds). */
const HEARTBEAT_NS = 500_000_000
const PATIENCE_MS = 2_000

/** Keeps the history from the stream's first message on, through kills of the server. Begun when it is answered. */
export async function keepHistory(nc: NatsConnection): Promise<History> {
  const said: Said[] = []
  let heardAt = 0
  let reader: Subscription | null = null
  const take = (error: Error | null, message: Msg) => {
    heardAt = Date.now()
    const seq = Number(message.reply?.split(".")[5])
    // A heartbeat has no place in the stream, and what was asked for twice comes twice.
    if (!error && seq > (said.at(-1)?.seq ?? 0)) said.push(saidBy(message, seq))
  }
  const begin = async () => {
    reader?.unsubscribe()
    const to = createInbox()
    reader = nc.subscribe(to, { callback: take })
    heardAt = Date.now()
    await addConsumer(nc, to, (said.at(-1)?.seq ?? 0) + 1)
  }
  // Nodes that have just met may still choose who answers.
  for (let tries = 1; ; tries++) {
    const failed = await begin().catch((error: unknown) => error)
    if (failed === undefined) break
    if (tries === 5) throw failed
  }
  const watch = setInterval(() => {
    if (Date.now() - heardAt > PATIENCE_MS) void begin().catch(() => undefined)
  }, 200)
  return {
    said,
    missed: () => holesIn([0, ...said.map(({ seq }) => seq)]),
    async caughtUp() {
      const last = await lastOf(nc)
      while ((said.at(-1)?.seq ?? 0) < last) await new Promise((resolve) => setTimeout(resolve, 50))
    },
    close() {
      clearInterval(watch)
      reader?.unsubscribe()
    },
  }
}

async function addConsumer(nc: NatsConnection, to: string, from: number): Promise<void> {
  const name = nuid.next()
  const config = {
    ...{ name, deliver_subject: to, deliver_policy: "by_start_sequence", opt_start_seq: from, ack_policy: "none" },
    ...{ mem_storage: true, num_replicas: 1, idle_heartbeat: HEARTBEAT_NS, inactive_threshold: 30_000_000_000 },
  }
  const asked = JSON.stringify({ stream_name: STREAM, config, action: "create" })
  const answer = await nc.request(`$JS.API.CONSUMER.CREATE.${STREAM}.${name}`, asked, { timeout: PATIENCE_MS })
  const { error } = JSON.parse(answer.string()) as { error?: { description: string } }
  if (error) throw new Error(error.description)
}

function saidBy({ subject, headers, data, reply }: Msg, seq: number): Said {
  return {
    ...{ seq, subject, at: Number(reply?.split(".")[7] ?? 0) / 1e6 },
    batch: headers?.get("Nats-Batch-Id") || null,
    commits: headers?.has("Nats-Batch-Commit") ?? false,
    gone: headers?.has("Aside-Gone") ?? false,
    body: new TextDecoder().decode(data),
  }
}

/** Everything that stands in the stream now, in its order. */
export async function standingIn(nc: NatsConnection): Promise<Said[]> {
  const whole = await keepHistory(nc)
  try {
    await whole.caughtUp()
    return [...whole.said]
  } finally {
    whole.close()
  }
}

async function lastOf(nc: NatsConnection): Promise<number> {
  const answer = await nc.request(`$JS.API.STREAM.INFO.${STREAM}`, "", { timeout: 10_000 })
  const { state } = JSON.parse(answer.string()) as { state?: { last_seq: number } }
  if (!state) throw new Error(`The stream is not there: ${answer.string().slice(0, 200)}`)
  return state.last_seq
}

/** Numbers that are left out of a growing list. */
export function holesIn(list: readonly number[]): number[] {
  const holes: number[] = []
  for (const [at, seq] of list.entries())
    for (let hole = (list[at - 1] ?? seq - 1) + 1; hole < seq; hole++) holes.push(hole)
  return holes
}
