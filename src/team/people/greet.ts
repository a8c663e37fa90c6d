import * as v from "valibot"

/** What a server says before it knows who comes. */
export interface Greeting {
  /** As `2.15.1`. */
  version: string
  /** The workspace it keeps, by its name (`deploy/`); null: it doesn't say. */
  workspace: string | null
}

const Info = v.object({ version: v.string(), server_name: v.optional(v.string(), "") })

/** How a server of a workspace is called: `aside-1-{workspace}`. */
export const serverName = (number: number, workspace: string): string => `aside-${number}-${workspace}`
const NAMED = /^aside-\d+-(A[A-Z2-7]{55})$/u

/** How long a server may take to greet (milliseconds). */
const PATIENCE_MS = 5_000

/** Hears what a server says first. Null: none answers there, or something else does. Never throws. */
export function greet(server: string, patience = PATIENCE_MS): Promise<Greeting | null> {
  return new Promise((resolve) => {
    const socket = opened(server)
    if (!socket) return resolve(null)
    const end = (greeting: Greeting | null) => {
      clearTimeout(late)
      // Closing a socket that failed says so again, in some.
      socket.onmessage = socket.onerror = socket.onclose = null
      socket.close()
      resolve(greeting)
    }
    const late = setTimeout(() => end(null), patience)
    socket.binaryType = "arraybuffer"
    socket.onmessage = ({ data }) => end(readGreeting(data))
    socket.onerror = () => end(null)
    socket.onclose = () => end(null)
  })
}

function opened(server: string): WebSocket | null {
  try {
    return new WebSocket(server)
  } catch {
    return null
  }
}

function readGreeting(said: unknown): Greeting | null {
  const line = said instanceof ArrayBuffer ? new TextDecoder().decode(said) : String(said)
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Info), line.replace(/^INFO /u, ""))
  if (!read.success) return null
  const { version, server_name } = read.output
  return { version, workspace: NAMED.exec(server_name)?.[1] ?? null }
}
