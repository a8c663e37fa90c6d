import { type BatchCallback, type JetStreamManager, jetstreamManager, type StoredMsg } from "@nats-io/jetstream"
import { type NatsConnection, TimeoutError } from "@nats-io/nats-core"
import { STREAM } from "./subjects"

/** Filters that are asked for at once; the server answers for 1,024 subjects. */
const AT_ONCE = 200
/** How long the server may take from one message of its answer to the next (milliseconds). */
const PATIENCE_MS = 5_000

type Direct = JetStreamManager["direct"]

/** Without asking what the account may use: a member needs no such permission. */
export const managerOf = (nc: NatsConnection): Promise<JetStreamManager> => jetstreamManager(nc, { checkAPI: false })

/**
 * The newest message under every subject that fits one of the filters, in no order. A filter alone must fit no more than the server names. Throws
 * what the connection does.
 */
export async function standing(
  nc: NatsConnection,
  filters: readonly string[],
  stream: string = STREAM,
): Promise<StoredMsg[]> {
  const { direct } = await managerOf(nc)
  const found: StoredMsg[] = []
  for (let at = 0; at < filters.length; at += AT_ONCE)
    found.push(...(await inParts(direct, stream, filters.slice(at, at + AT_ONCE))))
  return found
}

/** Each of some hundred records may have been written by dozens: what the server refuses to name at once is asked for in halves. */
async function inParts(direct: Direct, stream: string, filters: readonly string[]): Promise<StoredMsg[]> {
  try {
    return await lastOf(direct, stream, filters)
  } catch (error) {
    if (filters.length === 1 || !(error instanceof Error && /413|too many/iu.test(error.message))) throw error
    const half = Math.ceil(filters.length / 2)
    return [
      ...(await inParts(direct, stream, filters.slice(0, half))),
      ...(await inParts(direct, stream, filters.slice(half))),
    ]
  }
}

/**
 * Asks with a callback and not with the library's iterator: that keeps its subscription for as long as the connection lives, and waits for ever when
 * the line breaks in the middle of an answer (3.4.0).
 */
const lastOf = (direct: Direct, stream: string, filters: readonly string[]): Promise<StoredMsg[]> =>
  new Promise((resolve, reject) => {
    const found: StoredMsg[] = []
    let stop: (error: Error) => void = () => {}
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => stop(new TimeoutError()), PATIENCE_MS)
    }
    const callback: BatchCallback<StoredMsg> = (done, message) => {
      if (!done) {
        found.push(message)
        return wait()
      }
      clearTimeout(timer)
      if (done.err && !isNone(done.err)) reject(done.err)
      else resolve(found)
    }
    wait()
    direct
      .getLastMessagesFor(stream, { multi_last: [...filters], batch: 1_024, callback })
      .then((answers) => {
        stop = (error) => answers.stop(error)
      })
      .catch((error: unknown) => {
        clearTimeout(timer)
        reject(error)
      })
  })

/** The server's way to say that nothing stands there. */
const isNone = ({ message }: Error): boolean => /404|no (results|messages?)/iu.test(message)

/** The newest message of one subject; null: there is none. */
export async function newestOf(
  nc: NatsConnection,
  subject: string,
  stream: string = STREAM,
): Promise<StoredMsg | null> {
  const { direct } = await managerOf(nc)
  return direct.getMessage(stream, { last_by_subj: subject })
}
