import { describe, expect, test } from "vitest"
import { alone, together } from "./turns"

/** A piece of work that ends when it is told to. */
function work(said: string[], name: string) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = async () => {
    said.push(`${name} begins`)
    await ended
    said.push(`${name} ends`)
  }
  return { run, end }
}

describe("the desk to oneself", () => {
  test("what is under way finishes first, and nothing begins meanwhile", async () => {
    const said: string[] = []
    const [read, swap, next] = [work(said, "read"), work(said, "swap"), work(said, "next")]
    const first = together(read.run)
    const second = alone(swap.run)
    const third = together(next.run)
    read.end()
    await first
    await Promise.resolve()
    swap.end()
    await second
    next.end()
    await third
    expect(said).toEqual(["read begins", "read ends", "swap begins", "swap ends", "next begins", "next ends"])
  })

  test("two who want it have it one after the other", async () => {
    const said: string[] = []
    const [a, b] = [work(said, "a"), work(said, "b")]
    const both = [alone(a.run), alone(b.run)]
    a.end()
    b.end()
    await Promise.all(both)
    expect(said).toEqual(["a begins", "a ends", "b begins", "b ends"])
  })

  test("whoever stops waiting lets the others go on", async () => {
    const said: string[] = []
    const [read, swap, next] = [work(said, "read"), work(said, "swap"), work(said, "next")]
    const stop = new AbortController()
    const first = together(read.run)
    const second = alone(swap.run, stop.signal)
    stop.abort()
    await expect(second).rejects.toThrow()
    next.end()
    await together(next.run)
    read.end()
    await first
    expect(said).toEqual(["read begins", "next begins", "next ends", "read ends"])
  })

  test("work that fails leaves the way open", async () => {
    await expect(together(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
    await expect(alone(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await together(async () => "on")).toBe("on")
  })
})
