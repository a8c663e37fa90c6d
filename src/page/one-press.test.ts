import { describe, expect, it } from "vitest"
import { onePress } from "./one-press"

function stage() {
  const done: string[] = []
  const open: (() => void)[] = []
  const press = onePress<string, string>(async (at, choice = "usual") => {
    await new Promise<void>((resolve) => open.push(resolve))
    done.push(`${at} ${choice}`)
  })
  return { done, press, open }
}

describe("presses at once", () => {
  it("are one", async () => {
    const { done, press, open } = stage()
    const all = Array.from({ length: 10 }, () => press("post"))
    open[0]?.()
    await Promise.all(all)
    expect([done, open.length]).toEqual([["post usual"], 1])
  })

  it("come after it when something was picked, the last pick alone", async () => {
    const { done, press, open } = stage()
    const first = press("post")
    const picks = [press("post", "one"), press("post", "two")]
    open[0]?.()
    await expect.poll(() => open.length).toBe(2)
    open[1]?.()
    await Promise.all([first, ...picks])
    expect(done).toEqual(["post usual", "post two"])
  })

  it("go on after one that failed", async () => {
    let fails = true
    const press = onePress<string, string>(async () => {
      if (fails) throw new Error("X")
    })
    await expect(press("post")).rejects.toThrow("X")
    fails = false
    await expect(press("post")).resolves.toBeUndefined()
  })
})
