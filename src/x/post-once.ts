import { oneTimeBody } from "./one-time-body"
import { answers, protocolSpoken, reach, Unanswered, type Wire } from "./wire"

/** What a POST that must not be repeated needs besides the wire. Kept as long as the worker lives. */
export interface Once {
  /** X, or something before it, has asked for the length (411): a stream has none. */
  lengthWanted: boolean
  /** The protocol on which X answered last; `protocolSpoken` unless a test says otherwise. */
  protocol?: () => string
}

const LENGTH_REQUIRED = 411

/**
 * A POST that no machine repeats. Chromium (measured: 156) sends a request again by itself when a connection that has served before breaks
 * ahead of the answer, a POST and over HTTP/2 too: the message then stands twice and `fetch` says 201. It can't do so with a stream for a
 * body. Streams need HTTP/2 or 3; elsewhere Chromium fails before it asks for the body, and then, shown that the way is an older one, we
 * send it plainly, where Chromium may still repeat it. Throws `Unanswered`: `offline` when surely nothing has left.
 */
export async function postOnce(
  wire: Wire,
  once: Once,
  address: URL,
  { text, headers }: { text: string; headers: Headers },
): Promise<Response> {
  const plain = () => reach(wire, address, { method: "POST", headers, body: text })
  if (once.lengthWanted) return plain()
  const streamed = await postStream(wire, address, { text, headers })
  if (streamed?.status === LENGTH_REQUIRED) once.lengthWanted = true
  else if (streamed) return streamed
  else if (!(await needsPlain(wire, once))) throw new Unanswered({ how: "offline" })
  return plain()
}

/** Null: it failed before anybody asked for the body, and nobody will. */
async function postStream(
  wire: Wire,
  address: URL,
  { text, headers }: { text: string; headers: Headers },
): Promise<Response | null> {
  const body = oneTimeBody(text)
  // Not in TypeScript's RequestInit; a stream is refused without it.
  const half: RequestInit & { duplex: "half" } = { method: "POST", headers, body: body.stream, duplex: "half" }
  try {
    return await reach(wire, address, half)
  } catch (error) {
    body.withhold()
    if (body.begun()) throw error
    return null
  }
}

/** X answers, and not in a protocol that takes streams: a network that merely stuttered gets no plain body. */
async function needsPlain(wire: Wire, once: Once): Promise<boolean> {
  // The browser keeps 250 of these notes and takes no more.
  performance.clearResourceTimings()
  if (!(await answers(wire))) return false
  return !["h2", "h3"].includes((once.protocol ?? protocolSpoken)())
}
