/** The desk as one file, taken from a running server and given back to one: NATS's own snapshot of the stream, behind a line that says what it is. */
import { createReadStream } from "node:fs"
import { open, unlink } from "node:fs/promises"
import { createInbox, type NatsConnection } from "@nats-io/nats-core"
import * as v from "valibot"
import { makeMediaStream } from "../src/team/media-stream"
import { STREAM } from "../src/team/subjects"

const Problem = v.optional(v.object({ description: v.optional(v.string(), "") }))
const Taken = v.object({ error: Problem, config: v.optional(v.looseObject({})), state: v.optional(v.looseObject({})) })
const Given = v.object({ error: Problem, deliver_subject: v.optional(v.string(), "") })
const Restored = v.object({ error: Problem, state: v.optional(v.object({ messages: v.number() })) })

/** First line of the file. */
const Head = v.object({
  aside: v.literal("desk"),
  config: v.looseObject({}),
  state: v.looseObject({ messages: v.number() }),
})

/** Bytes in a piece. */
const PIECE = 128 * 1024
/** How long the server may leave the next piece out (milliseconds). */
const PATIENCE_MS = 30_000

/** Writes the desk into a file while the team works on it; answers how many messages of the stream are in it. Throws what the server says. */
export async function takeSnapshot(nc: NatsConnection, file: string): Promise<number> {
  const out = await open(file, "wx", 0o600)
  try {
    const to = createInbox()
    const pieces = nc.subscribe(to, { timeout: PATIENCE_MS })
    const asked = { deliver_subject: to, no_consumers: true, chunk_size: PIECE }
    const taken = await ask(nc, `$JS.API.STREAM.SNAPSHOT.${STREAM}`, JSON.stringify(asked), Taken)
    const head = v.parse(Head, { aside: "desk", config: taken.config, state: taken.state })
    await out.write(`${JSON.stringify(head)}\n`)
    for await (const piece of pieces) {
      if (piece.data.length === 0) {
        // The end; with a status when it isn't a good one.
        if ((piece.headers?.code ?? 0) >= 400) throw new Error(piece.headers?.description)
        break
      }
      await out.write(piece.data)
      piece.respond()
    }
    await out.sync()
    return head.state.messages
  } catch (error) {
    // Half a desk must not lie there as if it were one.
    await unlink(file)
    throw error
  } finally {
    await out.close()
  }
}

/** Makes the desk from such a file, on a server that holds none; answers how many messages it has. Throws what the server says. */
export async function giveBack(nc: NatsConnection, file: string): Promise<number> {
  const { head, length } = await headOf(file)
  const body = JSON.stringify({ config: head.config, state: head.state })
  const { deliver_subject: to } = await ask(nc, `$JS.API.STREAM.RESTORE.${STREAM}`, body, Given)
  for await (const piece of createReadStream(file, { start: length, highWaterMark: PIECE })) {
    const answer = await nc.request(to, piece, { timeout: PATIENCE_MS })
    if (answer.data.length > 0) read(answer.string(), Given)
  }
  const restored = read((await nc.request(to, "", { timeout: PATIENCE_MS })).string(), Restored)
  // What passes through is in no backup; a desk on a new machine needs its place all the same.
  await makeMediaStream(nc, head.config.num_replicas === 3 ? 3 : 1)
  return restored.state?.messages ?? 0
}

/** Removes the desk, so that one can be given back in its place. */
export const removeDesk = (nc: NatsConnection) =>
  ask(nc, `$JS.API.STREAM.DELETE.${STREAM}`, "", v.object({ error: Problem }))

async function headOf(file: string): Promise<{ head: v.InferOutput<typeof Head>; length: number }> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(PIECE), 0, PIECE, 0)
    const end = buffer.subarray(0, bytesRead).indexOf("\n")
    const head = v.safeParse(v.pipe(v.string(), v.parseJson(), Head), buffer.toString("utf8", 0, Math.max(end, 0)))
    if (!head.success) throw new Error(`${file} holds no desk.`)
    return { head: head.output, length: end + 1 }
  } finally {
    await opened.close()
  }
}

type Said = v.BaseSchema<unknown, { error?: { description: string } | undefined }, v.BaseIssue<unknown>>

async function ask<S extends Said>(
  nc: NatsConnection,
  subject: string,
  body: string,
  schema: S,
): Promise<v.InferOutput<S>> {
  return read((await nc.request(subject, body, { timeout: PATIENCE_MS })).string(), schema)
}

function read<S extends Said>(answer: string, schema: S): v.InferOutput<S> {
  const said = v.parse(schema, JSON.parse(answer))
  if (said.error) throw new Error(said.error.description)
  return said
}
