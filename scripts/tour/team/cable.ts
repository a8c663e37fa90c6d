/** What lies between one browser and the team's server, to be cut and mended: a port of this computer that passes bytes on. */
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"

/** One browser's way to the server. */
export interface Cable {
  /** What the browser is told to be the server. */
  address: string
  /** Connections that stand. */
  lines(): number
  /** `at once`: both ends hear of it, as when a plug is pulled. `silent`: nothing passes any more and nobody is told, as in a tunnel. */
  cut(how: "at once" | "silent"): void
  mend(): void
  close(): Promise<void>
}

/**
 * Lays a cable to whichever of these `ws://` addresses answers, tried in this order for each new connection. `alters`: what the server says comes out
 * of it as something else, of the same length.
 */
export async function layCable(
  servers: readonly string[],
  alters: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<Cable> {
  /** Who called, and how many of them were put through. */
  const calls = new Set<Socket>()
  let lines = 0
  let state: "whole" | "at once" | "silent" = "whole"
  // What is said while it is cut is lost, and with it the line.
  const pass = (bytes: Buffer, to: Socket) => {
    if (state === "whole") to.write(bytes)
  }
  const answer = async (near: Socket) => {
    calls.add(near)
    near.on("error", () => near.destroy()).on("close", () => calls.delete(near))
    if (state === "at once") return near.destroy()
    const far = await firstThatAnswers(servers)
    if (!far || near.destroyed) {
      far?.destroy()
      return near.destroy()
    }
    lines++
    far.on("error", () => far.destroy()).on("close", () => near.destroy())
    near.on("close", () => {
      lines--
      far.destroy()
    })
    near.on("data", (bytes) => pass(bytes, far))
    far.on("data", (bytes) => pass(alters(bytes), near))
  }
  const hangUp = () => {
    for (const near of [...calls]) near.destroy()
  }
  const board = createServer((near) => void answer(near)).listen(0, "127.0.0.1")
  await once(board, "listening")
  const address = board.address()
  return {
    address: `ws://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    lines: () => lines,
    cut(how) {
      state = how
      if (how === "at once") hangUp()
    },
    mend() {
      // A stream with a hole in it is no use to anybody.
      if (state === "silent") hangUp()
      state = "whole"
    },
    async close() {
      hangUp()
      await new Promise((resolve) => board.close(resolve))
    },
  }
}

async function firstThatAnswers(servers: readonly string[]): Promise<Socket | null> {
  for (const server of servers) {
    const { hostname, port } = new URL(server)
    const far = connect(Number(port), hostname)
    const answers = await new Promise<boolean>((resolve) => {
      far.once("connect", () => resolve(true)).once("error", () => resolve(false))
    })
    if (answers) return far
    far.destroy()
  }
  return null
}
