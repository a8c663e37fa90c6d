import { expect, test } from "vitest"
import { readAnswer } from "./answer"

const says = (answer: unknown) =>
  readAnswer(new TextEncoder().encode(typeof answer === "string" ? answer : JSON.stringify(answer)), {
    batch: "b",
    parts: 2,
  })
const error = (err_code: number, code = 400, description = "no") => ({ error: { code, err_code, description }, seq: 0 })

test("a batch that stands whole is well", () => {
  expect(says({ stream: "aside", seq: 9, count: 2, batch: "b" })).toEqual({ fate: "ok", seq: 9, count: 2 })
})
test("another's write that came first is stale, and says which", () => {
  expect(says(error(10_071, 400, "wrong last sequence: 8"))).toEqual({ fate: "stale", seq: 8 })
  expect(says(error(10_071))).toEqual({ fate: "stale", seq: 0 })
})
test("so is another's that is under way: what comes of it nobody knows yet", () => {
  expect(says(error(10_164))).toEqual({ fate: "stale", seq: 0 })
})
test.each([
  ["a batch that was forgotten half-way", error(10_176)],
  ["too many at once", error(1, 429)],
  ["no leader at the moment", error(10_008, 503)],
  ["an error without a number", { error: {} }],
  ["half a batch", { seq: 9, count: 1 }],
  ["nothing", ""],
  ["no JSON", "<html>"],
  ["no object", "7"],
  ["an answer without a place", {}],
  ["a place that is none", { seq: "9", count: 2 }],
])("%s leaves it open what happened", (_, answer) => {
  expect(says(answer)).toMatchObject({ fate: "unknown", batch: "b" })
})
test.each([
  ["a batch that is too large", error(10_199)],
  ["a full stream", error(10_077)],
])("%s is refused for good", (_, answer) => {
  expect(says(answer)).toMatchObject({ fate: "refused", why: "no" })
})
