import { describe, expect, test } from "vitest"
import { type Caller, whyTurnedAway } from "./turned-away"

const NOW = 1_000_000
const HOUR = 3_600_000
const AT_THE_DOOR = "Authorization Violation"
const caller = (more: Partial<Caller> = {}): Caller => ({
  workspace: "A1",
  end: null,
  wasIn: false,
  greeting: { version: "2.15.1", workspace: "A1" },
  ...more,
})

describe("why somebody is turned away", () => {
  test.each<[string, string, Caller, ReturnType<typeof whyTurnedAway>]>([
    ["told while they were in", "User Authentication Revoked", caller({ wasIn: true }), "revoked key"],
    ["told that it ended", "User Authentication Expired", caller({ wasIn: true }), "expired key"],
    [
      "a server of another workspace",
      AT_THE_DOOR,
      caller({ greeting: { version: "2.15.1", workspace: "A2" } }),
      "other workspace",
    ],
    [
      "another workspace comes before the key's end",
      AT_THE_DOOR,
      caller({ end: 1, greeting: { version: "", workspace: "A2" } }),
      "other workspace",
    ],
    ["a key that has ended", AT_THE_DOOR, caller({ end: NOW, wasIn: true }), "expired key"],
    ["a key that ends soon: this computer may be behind", AT_THE_DOOR, caller({ end: NOW + HOUR }), "expired key"],
    [
      "a key that goes on and was good before",
      AT_THE_DOOR,
      caller({ end: NOW + 25 * HOUR, wasIn: true }),
      "revoked key",
    ],
    ["a key that never was good", AT_THE_DOOR, caller(), "wrong key"],
    ["a server that doesn't say whose it is", AT_THE_DOOR, caller({ greeting: null }), "wrong key"],
    ["something else", "read ECONNRESET", caller({ wasIn: true }), null],
    ["a subject that isn't theirs", 'Permissions Violation for Publish to "x"', caller({ wasIn: true }), null],
  ])("%s", (_, told, who, why) => expect(whyTurnedAway(told, who, NOW)).toBe(why))
})
