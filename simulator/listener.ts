import { createSecureServer } from "node:http2"
import type { AddressInfo, Socket } from "node:net"
import { selfSigned } from "./certificate"
import { HOSTS } from "./hosts"
import type { Request, Response } from "./web-handler"

/** An open HTTPS port (HTTP/2 and HTTP/1.1) on this computer alone. */
export interface Listener {
  port: number
  /** Ends every connection at once, hanging ones too. */
  close(): Promise<void>
}

/** How to break an HTTP/2 session's connection as a network does, without a farewell; Node's own session forbids it. */
export const CUT = new WeakMap<object, () => void>()

/** Opens the port (0: any free one). Rejects when it is taken. */
export async function openListener(port: number, answer: (req: Request, res: Response) => void): Promise<Listener> {
  const { key, cert } = selfSigned([...HOSTS, "localhost"])
  const server = createSecureServer({ key, cert, allowHTTP1: true }, answer)
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  server.on("session", (session) => {
    const { remotePort } = session.socket
    const socket = [...sockets].find((socket) => socket.remotePort === remotePort)
    CUT.set(session, () => socket?.resetAndDestroy())
  })
  // A browser that goes away in the middle of something is nobody's error.
  server.on("sessionError", () => {})
  server.on("tlsClientError", () => {})

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
