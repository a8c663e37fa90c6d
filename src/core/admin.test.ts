import { describe, expect, test } from "vitest"
import { newAgent } from "./blank"
import { changeSetting } from "./change-setting"
import { connect, disconnect } from "./connect"
import { agentId, conversionId } from "./ids"
import { openDesk } from "./open-desk"
import { conversionOf, forget, type Press, posted, press } from "./press"
import type { SettingsRecord } from "./records"
import { RANGES } from "./settings"
import {
  aConversion,
  aCursor,
  anAccount,
  anAgent,
  anInbox,
  aPerson,
  BRAND,
  MAIN,
  NOW,
  OTHER_BRAND,
  refusal,
  SETTINGS,
  theOne,
  writesNothing,
  written,
} from "./test-desk"

const desk: SettingsRecord = { ...SETTINGS, kind: "settings", id: "desk", rev: 1 }

describe("settings", () => {
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    // Two capacities hold each other: the one that is not tried is put out of the way.
    const record = { ...desk, ...(name === "maximumCapacity" ? { standardCapacity: 1 } : { maximumCapacity: 100 }) }
    test(`${name} goes from ${least} to ${most} and no further`, () => {
      expect(theOne(changeSetting(record, name, least), "settings")).toMatchObject({ [name]: least })
      expect(theOne(changeSetting(record, name, most), "settings")).toMatchObject({ [name]: most })
      for (const wrong of [least - 1, most + 1, least + 0.5, Number.NaN, Number.POSITIVE_INFINITY])
        expect(refusal(changeSetting(record, name, wrong))).toBe("out-of-range")
    })
  }

  test.each([
    ["a standard capacity above the maximum", "standardCapacity", 6, "out-of-range"],
    ["a maximum below the standard capacity", "maximumCapacity", 2, "out-of-range"],
    ["a number where words belong", "closingWording", 5, "malformed"],
    ["one where several belong", "wordings", "Hi", "malformed"],
    ["several where one belongs", "closingWording", ["Hi"], "malformed"],
    ["none of several", "wordings", [], "empty"],
    ["an empty one among several", "wordings", ["Hi", " "], "empty"],
    ["a long one among several", "wordings", ["Hi", "x".repeat(257)], "too-long"],
    ["more than can be chosen from", "wordings", Array.from({ length: 11 }, (_, n) => `Hi ${n}`), "out-of-range"],
    ["words where a number belongs", "offerSeconds", "30", "malformed"],
    ["no words", "closingWording", "  ", "empty"],
    ["too many words", "closingWording", "x".repeat(257), "too-long"],
    ["a name that is none", "colour", 1, "malformed"],
    ["a name every object has", "constructor", 1, "malformed"],
    ["the record's own revision", "rev", 9, "malformed"],
  ])("%s is refused", (_, name, value, why) => {
    expect(refusal(changeSetting(desk, name, value))).toBe(why)
  })
})

describe("a press (§2.5)", () => {
  const it: Press = {
    id: conversionId("p9"),
    post: aConversion().post,
    author: "Cleo",
    account: BRAND,
    wording: "Hi",
    reference: null,
  }
  const view = { account: anAccount(), agent: anAgent(), already: [] as ReturnType<typeof aConversion>[] }
  const drafted = aConversion({ status: "drafted", postedAt: null })

  test("is recorded as drafted: by whom, when, for which account", () => {
    expect(theOne(press(view, it, NOW), "conversion")).toMatchObject({
      id: "p9",
      rev: 0,
      author: "cleo",
      by: "ann",
      byName: "Ann",
      account: BRAND,
      status: "drafted",
      draftedAt: NOW,
    })
  })

  const same: [string, ReturnType<typeof aConversion>, string][] = [
    ["one this agent drafted there is pressed again, not doubled", drafted, "p1"],
    ["one that was posted stands: this is another", aConversion(), "p9"],
    ["another agent's draft is theirs", { ...drafted, by: agentId("bob") }, "p9"],
    ["a draft for another account is another", { ...drafted, account: OTHER_BRAND }, "p9"],
  ]
  test.each(same)("%s", (_, before, expected) => {
    const already = { ...view, already: [before] }
    expect(conversionOf(already, it)).toBe(expected)
    expect(theOne(press(already, it, NOW), "conversion")).toMatchObject({ id: expected, draftedAt: NOW })
  })

  test("without an account that is connected is refused", () => {
    expect(refusal(press({ ...view, account: null }, it, NOW))).toBe("no-account")
    expect(refusal(press({ ...view, account: anAccount({ status: "disconnected" }) }, it, NOW))).toBe("no-account")
  })

  test("is posted once, and a customer who came before the toast stays arrived", () => {
    expect(theOne(posted(drafted, null, NOW), "conversion")).toMatchObject({ status: "posted", postedAt: NOW })
    const arrived = aConversion({ status: "arrived", postedAt: null })
    expect(theOne(posted(arrived, null, NOW), "conversion")).toMatchObject({ status: "arrived", postedAt: NOW })
    expect(writesNothing(posted(aConversion(), null, NOW))).toBe(true)
  })

  test("can be forgotten while it is a draft, and not after", () => {
    expect(written(forget(drafted)).gone).toEqual([{ kind: "conversion", id: "p1", rev: 1 }])
    expect(writesNothing(forget(aConversion()))).toBe(true)
  })
})

describe("connecting an account (§3.1)", () => {
  const view = {
    person: aPerson({ id: "7", handle: "brand" }),
    clientId: "app",
    expected: null,
    account: null,
    cursor: null,
    standing: null,
    inbox: MAIN,
  }

  test("puts it on the desk with a cursor and a standing", () => {
    const done = connect(view, NOW)
    expect(theOne(done, "account")).toMatchObject({
      id: "7",
      handle: "brand",
      status: "connected",
      inbox: MAIN,
      openToEveryone: false,
    })
    expect(theOne(done, "cursor")).toMatchObject({ until: null, token: null })
    expect(theOne(done, "standing")).toMatchObject({ trouble: null, rev: 0 })
  })

  test("again keeps its inbox, what the admin said, and how far it was read", () => {
    const account = anAccount({ status: "reconnect", openToEveryone: true, inbox: "sales" as typeof MAIN })
    const done = connect({ ...view, expected: "7", account, cursor: aCursor() }, NOW)
    expect(theOne(done, "account")).toMatchObject({ rev: 1, status: "connected", openToEveryone: true, inbox: "sales" })
    expect(written(done).records.map(({ kind }) => kind)).not.toContain("cursor")
  })

  test("with somebody else's session is refused", () => {
    expect(refusal(connect({ ...view, expected: "8" }, NOW))).toBe("other-account")
  })

  test("taken off the desk it stays known", () => {
    expect(theOne(disconnect(anAccount()), "account")).toMatchObject({ status: "disconnected", handle: "brand" })
  })
})

describe("opening a desk", () => {
  test("writes what a new desk needs, and nothing on one that has it", () => {
    const done = openDesk({ agent: null, inbox: null, settings: null }, NOW)
    expect(written(done).records.map(({ kind, rev }) => [kind, rev])).toEqual([
      ["agent", 0],
      ["inbox", 0],
      ["settings", 0],
    ])
    expect(theOne(done, "inbox").agents).toEqual([theOne(done, "agent").id])
    const agent = newAgent(agentId("me"), "Me", NOW)
    expect(writesNothing(openDesk({ agent, inbox: anInbox(), settings: desk }, NOW))).toBe(true)
  })
})
