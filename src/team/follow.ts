import { type ConsumerConfig, type ConsumerMessages, DeliverPolicy, type JsMsg, jetstream } from "@nats-io/jetstream"
import { type NatsConnection, nanos, nuid, type QueuedIterator, type Status } from "@nats-io/nats-core"
import * as v from "valibot"
import { deliveryOf } from "./people/roles"
import { STREAM } from "./subjects"

/** The server says that often that it is still there (milliseconds); twice missed, the reader asks anew. */
const HEARTBEAT_MS = 3_000
/** When the server forgets a reader that is gone (milliseconds). */
const FORGOTTEN_MS = 60_000
/** How long the server may take to answer (milliseconds). */
const PATIENCE_MS = 5_000

/** A member's connection. The server holds them to their name: what they write ends with it, and what they read is delivered under it. */
export interface Line {
  nc: NatsConnection
  member: string
}

/** Which messages are read, in their order. */
export interface Wanted {
  filters: readonly string[]
  /** From this sequence on; null: of every subject the newest, then what comes. */
  from: number | null
  headersOnly?: boolean
}

/** Messages as they come, and how many there were to come when it began. Ends by itself when one was missed or the server was away: ask again. */
export interface Reading {
  messages: AsyncIterable<JsMsg>
  pending: number
  stop: () => void
}

/**
 * Reads the stream in order, pushed by the server no faster than the messages are taken (an ordered *pull* consumer stalls 43 s after a
 * restart of the server, and the library's own ordered push consumer waits for a minute before it asks again).
 */
export async function follow({ nc, member }: Line, { filters, from, headersOnly = false }: Wanted): Promise<Reading> {
  const name = nuid.next()
  const pending = await addReader(nc, {
    name,
    deliver_subject: `${deliveryOf(member)}.${name}`,
    ...(from === null
      ? { deliver_policy: DeliverPolicy.LastPerSubject }
      : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from }),
    ...(filters.length === 1 ? { filter_subject: filters[0] ?? "" } : { filter_subjects: [...filters] }),
    ack_policy: "none",
    mem_storage: true,
    num_replicas: 1,
    headers_only: headersOnly,
    flow_control: true,
    idle_heartbeat: nanos(HEARTBEAT_MS),
    inactive_threshold: nanos(FORGOTTEN_MS),
  })
  const consumer = await jetstream(nc).consumers.getPushConsumer(STREAM, name)
  const messages = await consumer.consume()
  void stopWhenLost(nc, messages)
  return { messages: inOrder(messages), pending, stop: () => messages.stop() }
}

/** What of a reading stood when it began, and nothing that came later. Throws when the line is lost before all of it has come. */
export async function* whatStood({ messages, pending, stop }: Reading): AsyncGenerator<JsMsg> {
  if (pending === 0) return stop()
  for await (const message of messages) {
    yield message
    if (message.info.pending === 0) return
  }
  throw new Error("The line was lost before all of it had come.")
}

const Added = v.object({ num_pending: v.number() })

/** Adds a reader under its name, which the library does not when there are several filters, and a member may do nothing else. */
async function addReader(nc: NatsConnection, config: Partial<ConsumerConfig>): Promise<number> {
  const asked = JSON.stringify({ stream_name: STREAM, config, action: "create" })
  const answer = await nc.request(`$JS.API.CONSUMER.CREATE.${STREAM}.${config.name}`, asked, { timeout: PATIENCE_MS })
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Added), answer.string())
  if (read.success) return read.output.num_pending
  throw new Error(`The server gives nothing to read: ${answer.string().slice(0, 300)}`)
}

/** Every message that the reader was sent, until one is missing. */
async function* inOrder(messages: ConsumerMessages): AsyncGenerator<JsMsg> {
  let next = 1
  try {
    for await (const message of messages) {
      if (message.info.deliverySequence !== next++) return
      yield message
    }
  } finally {
    messages.stop()
  }
}

async function stopWhenLost(nc: NatsConnection, messages: ConsumerMessages): Promise<void> {
  // The library says less of it than it is: it ends when it is stopped.
  const connection = nc.status() as QueuedIterator<Status>
  void messages.closed().then(() => connection.stop())
  void (async () => {
    for await (const { type } of messages.status()) {
      if (type === "heartbeats_missed" || type === "consumer_deleted" || type === "stream_not_found") messages.stop()
    }
  })()
  // The reader lived in the server's memory: after its return there may be none, and nobody would say so.
  for await (const { type } of connection) if (type === "reconnect" || type === "close") messages.stop()
}
