import { type JetStreamManager, jetstreamManager, type StoredMsg } from "@nats-io/jetstream"
import type { NatsConnection } from "@nats-io/nats-core"
import { STREAM } from "./subjects"

/** Filters that are asked for at once; the server answers for 1,024 subjects. */
const AT_ONCE = 200

/** Without asking what the account may use: a member needs no such permission. */
export const managerOf = (nc: NatsConnection): Promise<JetStreamManager> => jetstreamManager(nc, { checkAPI: false })

/** The newest message under every subject that fits one of the filters, in no order. Throws what the connection does. */
export async function standing(
  nc: NatsConnection,
  filters: readonly string[],
  stream: string = STREAM,
): Promise<StoredMsg[]> {
  const { direct } = await managerOf(nc)
  const found: StoredMsg[] = []
  for (let at = 0; at < filters.length; at += AT_ONCE) {
    const some = filters.slice(at, at + AT_ONCE)
    const messages = await direct.getLastMessagesFor(stream, { multi_last: [...some], batch: 1_024 })
    try {
      for await (const message of messages) found.push(message)
    } catch (error) {
      // The server's way to say that nothing stands there.
      if (!(error instanceof Error && /404|no (results|messages?)/iu.test(error.message))) throw error
    }
  }
  return found
}

/** The newest message of one subject; null: there is none. */
export async function newestOf(
  nc: NatsConnection,
  subject: string,
  stream: string = STREAM,
): Promise<StoredMsg | null> {
  const { direct } = await managerOf(nc)
  return direct.getMessage(stream, { last_by_subj: subject })
}
