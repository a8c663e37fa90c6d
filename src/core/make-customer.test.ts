import { describe, expect, test } from "vitest"
import { customerId } from "./ids"
import { makeCustomer } from "./make-customer"
import { aCustomer, refusal, written } from "./test-desk"

const id = customerId("made-1")
const made = (name: string, ...details: { type: "e-mail" | "phone" | "X username"; value: string }[]) =>
  makeCustomer(null, { id, name, details })

describe("a customer made by hand", () => {
  test("has a name and what reaches them, and is nobody on X", () =>
    expect(written(made("  Cleo \n Roy ", { type: "phone", value: "030 1234" })).records).toMatchObject([
      {
        id,
        rev: 0,
        xId: null,
        handle: null,
        name: "Cleo Roy",
        details: [{ type: "phone", value: "030 1234" }],
        open: null,
      },
    ]))

  test("asked twice is made once", () =>
    expect(written(makeCustomer(aCustomer({ id }), { id, name: "Cleo", details: [] })).records).toEqual([]))

  test.each([
    ["without a name", made("  "), "no-name"],
    ["with a name nobody has", made("a".repeat(101)), "too-long"],
    ["with an address that is none", made("Cleo", { type: "e-mail", value: "x" }), "not-an-email"],
    ["with a number that is none", made("Cleo", { type: "phone", value: "x" }), "not-a-phone"],
    ["with an X username", made("Cleo", { type: "X username", value: "cleo" }), "not-a-phone"],
  ])("is refused %s", (_, decided, because) => expect(refusal(decided)).toBe(because))
})
