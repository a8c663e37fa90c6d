import { describe, expect, test } from "vitest"
import { DeskCommand, PageSentence } from "~messaging/contract"
import { LEAST, may, mayGoOnDuty } from "./may"
import { ROLES } from "./role"

const says = [...DeskCommand.options, ...PageSentence.options].map(({ entries }) => entries.say.literal)

describe("who may say what", () => {
  test("every sentence that can be said has its least role, and nothing else has one", () => {
    expect(Object.keys(LEAST).sort()).toEqual([...new Set(says)].sort())
  })

  test.each(says)("%s: who is trusted more may no less, and a desk of one's own knows no roles", (say) => {
    const allowed = ROLES.map((role) => may(role, say))
    expect(allowed).toEqual([...allowed].sort())
    expect(may(null, say)).toBe(true)
  })

  test.each([
    ["press", ["listener", "agent", "gateway", "admin"]],
    ["pictureMe", ["listener", "agent", "gateway", "admin"]],
    ["accept", ["agent", "gateway", "admin"]],
    ["note", ["agent", "gateway", "admin"]],
    ["merge", ["agent", "gateway", "admin"]],
    ["reply", ["agent", "gateway", "admin"]],
    ["connect", ["gateway", "admin"]],
    ["block", ["agent", "gateway", "admin"]],
    ["setting", ["admin"]],
    ["reassign", ["admin"]],
    ["deleteCustomer", ["admin"]],
    ["invite", ["admin"]],
    ["restore", []],
    ["deleteEverything", []],
    ["something new", []],
    ["toString", []],
  ])("%s: %j", (say, roles) => {
    expect(ROLES.filter((role) => may(role, say))).toEqual(roles)
  })

  test("a listener goes off duty, never on", () => {
    expect(may("listener", "setAvailable")).toBe(true)
    expect(ROLES.map(mayGoOnDuty)).toEqual([false, true, true, true])
    expect(mayGoOnDuty(null)).toBe(true)
  })
})
