import { describe, expect, it } from "vitest"
import { FROM, readTrace, TO, type TraceEvent } from "./trace"

const at = (name: string, from: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: "X",
  ts: from * 1_000,
  dur: dur * 1_000,
  pid: 1,
  tid: 1,
  ...more,
})
const mark = (name: string, ts: number): TraceEvent => ({ name, ph: "R", ts: ts * 1_000, pid: 1, tid: 1 })
const call = (url: string, scriptId = "7") => ({ args: { data: { url, scriptId } } })
const ours = call("chrome-extension://aside/page.js")
const around = (...events: TraceEvent[]) => [mark(FROM, 0), ...events, mark(TO, 100)]

describe("a trace", () => {
  it("counts what lies inside another event for the inner one only", () => {
    const { busy, kinds } = readTrace(
      around(at("RunTask", 1, 20), at("FunctionCall", 2, 10, call("https://x.com/a.js")), at("Layout", 4, 3)),
    )
    expect(busy).toBe(20)
    expect(kinds).toMatchObject({ script: 7, layout: 3, other: 10 })
  })

  it("counts the extension's calls once, with what they forced and with the messages it was brought", () => {
    const { extension } = readTrace(
      around(
        at("FunctionCall", 2, 10, ours),
        at("FunctionCall", 3, 5, ours),
        at("UpdateLayoutTree", 4, 1),
        at("FunctionCall", 20, 2, call("", "0")),
        at("FunctionCall", 30, 9, call("https://x.com/a.js")),
        at("Layout", 31, 1),
      ),
    )
    expect(extension).toEqual({ ms: 12, forced: 1, calls: 2 })
  })

  it("believes the thread's own clock, and looks at no other thread and at no time outside", () => {
    const { busy } = readTrace(
      around(at("RunTask", 1, 50, { tdur: 5_000 }), at("RunTask", 60, 9, { tid: 2 }), at("RunTask", 120, 9)),
    )
    expect(busy).toBe(5)
  })

  it("is refused when a mark is missing", () => {
    expect(() => readTrace([mark(FROM, 0)])).toThrow("both marks")
  })
})
