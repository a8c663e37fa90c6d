import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type Cable, layCable } from "./cable"

/** A server that says back what it hears. */
let server: Server
let cable: Cable
const sockets: Socket[] = []
const portOf = (one: Server) => (one.address() as { port: number }).port

beforeEach(async () => {
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on("error", () => undefined).on("data", (bytes) => socket.write(bytes))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const nobody = createServer().listen(0, "127.0.0.1")
  await once(nobody, "listening")
  const dead = portOf(nobody)
  await once(nobody.close(), "close")
  // The first of two doesn't answer.
  cable = await layCable([`ws://127.0.0.1:${dead}`, `ws://127.0.0.1:${portOf(server)}`])
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await cable.close()
  server.close()
})

async function call(): Promise<{ socket: Socket; ended: Promise<unknown>; echo: (words: string) => Promise<string> }> {
  const socket = connect(Number(new URL(cable.address).port), "127.0.0.1")
  sockets.push(socket)
  const ended = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve))
  await once(socket, "connect")
  const echo = async (words: string) => {
    socket.write(words)
    return String((await once(socket, "data"))[0])
  }
  return { socket, ended, echo }
}

test("passes on what is said, to the first server that answers", async () => {
  const { echo } = await call()
  expect(await echo("hello")).toBe("hello")
  expect(cable.lines()).toBe(1)
})

test("cut at once: the line ends, and none is had until it is mended", async () => {
  const { echo, ended } = await call()
  await echo("hello")
  cable.cut("at once")
  await ended
  await (await call()).ended
  expect(cable.lines()).toBe(0)
  cable.mend()
  expect(await (await call()).echo("again")).toBe("again")
})

test("cut silently: the line stands and nothing passes; mended, whoever had it hears that it ended", async () => {
  const { echo, ended, socket } = await call()
  await echo("hello")
  cable.cut("silent")
  let heard = false
  socket.once("data", () => {
    heard = true
  })
  socket.write("lost")
  const later = await call()
  expect([heard, cable.lines() >= 1]).toEqual([false, true])
  cable.mend()
  await Promise.all([ended, later.ended])
  expect(heard).toBe(false)
  expect(await (await call()).echo("again")).toBe("again")
})
