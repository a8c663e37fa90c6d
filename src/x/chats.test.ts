import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { accountId } from "~core/ids"
import { decodeChats } from "./chats"

const us = accountId("20")

describe("which threads stand in X Chat", () => {
  test.each([
    ["by the thread's id", { data: [{ id: "10-20" }] }, ["10"]],
    ["by its participants", { data: [{ id: "g1", participant_ids: ["20", "30"] }] }, ["30"]],
    ["a group is nobody's one-to-one", { data: [{ id: "g1", participant_ids: ["20", "30", "40"] }] }, []],
    ["the same person once", { data: [{ id: "10-20" }, { id: "x", participant_ids: ["10", "20"] }] }, ["10"]],
    ["none at all", { meta: { result_count: 0 } }, []],
    ["an id that isn't a number is nobody", { data: [{ id: "x", participant_ids: ["20", "<b>"] }] }, []],
    ["a refusal inside a 200", { errors: [{ title: "no" }] }, null],
    ["something else", "<html>", null],
  ])("%s", (_, json, expected) => {
    expect(decodeChats(json, us)).toEqual(expected)
  })

  test("never throws, whatever X sends", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void decodeChats(json, us)))
  })
})
