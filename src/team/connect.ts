import { type ConnectionOptions, type NatsConnection, wsconnect } from "@nats-io/nats-core"

/** How the line to the server is. `since`: Unix milliseconds. `told`: what the server said, when it lets nobody in with this key. */
export type LineState =
  | { line: "connecting" }
  | { line: "connected" }
  | { line: "reconnecting"; since: number }
  | { line: "refused"; told: string }
  | { line: "closed" }

/** What a line is opened with; `options` say where to and with which key. */
export interface Opening {
  options: ConnectionOptions
  tell: (state: LineState) => void
  now: () => number
  /** Of the tests' own. */
  connect?: (options: ConnectionOptions) => Promise<NatsConnection>
}

/** A worker in which nothing stirs for 30 s is ended by Chrome, and messages of a WebSocket are what stirs: pings keep it alive. */
const PING_MS = 15_000
/** How soon it is tried again (milliseconds), with as much by chance on top, so that a whole team doesn't come at the same instant. */
const AGAIN_MS = 400

/**
 * Opens the line and keeps it open: tried again for ever while the server is away. Null: the server lets nobody in with this key, which was
 * told. The options of the tests' workspace and of a real one are the same.
 */
export async function openLine({ options, tell, now, connect = wsconnect }: Opening): Promise<NatsConnection | null> {
  tell({ line: "connecting" })
  try {
    const nc = await connect({
      ...options,
      pingInterval: PING_MS,
      maxPingOut: 2,
      maxReconnectAttempts: -1,
      reconnectTimeWait: AGAIN_MS,
      reconnectJitter: AGAIN_MS,
      reconnectJitterTLS: AGAIN_MS,
      waitOnFirstConnect: true,
      timeout: 5_000,
    })
    tell({ line: "connected" })
    void tellStates(nc, tell, now)
    return nc
  } catch (error) {
    tell({ line: "refused", told: wordsOf(error) })
    return null
  }
}

async function tellStates(nc: NatsConnection, tell: Opening["tell"], now: () => number): Promise<void> {
  let since: number | null = null
  let told = ""
  for await (const status of nc.status()) {
    if (status.type === "error") told = isAboutTheKey(status.error) ? wordsOf(status.error) : told
    if (status.type === "disconnect") {
      since ??= now()
      tell({ line: "reconnecting", since })
    }
    if (status.type === "reconnect") {
      since = null
      tell({ line: "connected" })
    }
  }
  // Whoever ends it here ends it without an error. In the second in which a key ends it is let in once more, and then the error is another.
  const error = await nc.closed()
  const refused = error && (isAboutTheKey(error) ? wordsOf(error) : told)
  tell(refused ? { line: "refused", told: refused } : { line: "closed" })
}

const isAboutTheKey = (error: Error): boolean => /^(Authorization|UserAuthentication)/u.test(error.name)

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
