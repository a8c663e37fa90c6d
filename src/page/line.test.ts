// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { openLine } from "./line"

const NEWS = {
  accounts: [],
  lastUsed: null,
  wordings: ["w"],
  addReference: false,
  guardPrivateData: false,
  posts: {},
  inDm: {},
}
const shown = (...posts: string[]) => ({ posts, authors: ["ada_l"] })

function stage() {
  const over = new AbortController()
  const ports: { said: unknown[]; hear: (message: unknown) => void; drop: () => void }[] = []
  const world = { ours: true, heard: 0, gone: 0 }
  const line = openLine({
    page: document,
    signal: over.signal,
    stillOurs: () => world.ours,
    heard: () => world.heard++,
    gone: () => world.gone++,
    connect: () => {
      if (!world.ours) throw new Error("Extension context invalidated.")
      const port = { said: [] as unknown[], hear: (_: unknown) => {}, drop: () => {} }
      ports.push(port)
      return {
        say: (message) => port.said.push(message),
        hear: (listener) => {
          port.hear = listener
        },
        closed: (listener) => {
          port.drop = listener
        },
        close: () => {},
      }
    },
  })
  return { line, ports, world, over }
}

beforeEach(() => {
  vi.useFakeTimers()
  Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true })
})
afterEach(() => vi.useRealTimers())

describe("the line to the worker", () => {
  it("is not opened before there is something to look at", () => expect(stage().ports).toHaveLength(0))

  it("says which posts are there, and hears news", () => {
    const { line, ports, world } = stage()
    line.look(shown("1"))
    line.look(shown("1", "2"))
    expect(ports[0]?.said).toEqual([
      { say: "look", ...shown("1") },
      { say: "look", ...shown("1", "2") },
    ])
    ports[0]?.hear("nonsense")
    expect(line.news()).toBeNull()
    ports[0]?.hear(NEWS)
    expect(line.news()).toEqual(NEWS)
    expect(world.heard).toBe(1)
  })

  it("is mended when the worker dies, ever more slowly, and says all again", () => {
    const { line, ports } = stage()
    line.look(shown("1"))
    ports[0]?.drop()
    vi.advanceTimersByTime(250)
    expect(ports[1]?.said).toEqual([{ say: "look", ...shown("1") }])
    ports[1]?.drop()
    vi.advanceTimersByTime(499)
    expect(ports).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(ports).toHaveLength(3)
    ports[2]?.hear(NEWS)
    ports[2]?.drop()
    vi.advanceTimersByTime(250)
    expect(ports).toHaveLength(4)
  })

  it("waits until a hidden page is seen", () => {
    const { line, ports } = stage()
    line.look(shown("1"))
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
    ports[0]?.drop()
    vi.advanceTimersByTime(60_000)
    expect(ports).toHaveLength(1)
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
    expect(ports).toHaveLength(2)
  })

  it("is given up, without a word, when the extension is gone", () => {
    const { line, ports, world } = stage()
    line.look(shown("1"))
    world.ours = false
    ports[0]?.drop()
    expect(world.gone).toBe(1)
    vi.advanceTimersByTime(60_000)
    expect(ports).toHaveLength(1)
  })

  it("gives the first news to who waits, or null", async () => {
    const { line, ports } = stage()
    const late = line.firstNews(1_000)
    vi.advanceTimersByTime(1_000)
    expect(await late).toBeNull()
    const soon = line.firstNews(1_000)
    ports[0]?.hear(NEWS)
    expect(await soon).toEqual(NEWS)
    expect(await line.firstNews(0)).toEqual(NEWS)
  })
})
