import { describe, expect, test } from "vitest"
import { type Ending, type Fate, fateOf, namesAField, troubleOf, wordsOf } from "./errors"

const answered = (status: number, json?: unknown): Ending => ({ how: "answered", status, json })
const problem = (status: number, type: string, detail: string, title = "Forbidden") =>
  answered(status, { type: `https://api.x.com/2/problems/${type}`, title, detail, status })
const blank = (detail?: string) =>
  answered(403, { type: "about:blank", title: "Forbidden", ...(detail ? { detail } : {}) })
const refused = (because: Extract<Fate, { fate: "refused" }>["because"]): Fate => ({ fate: "refused", because })
const unsure: Fate = { fate: "unsure" }

describe("X's answers by name", () => {
  test.each<[string, Ending, string, Fate]>([
    ["offline", { how: "offline" }, "offline", { fate: "later", trouble: "offline" }],
    ["a broken connection", { how: "dropped" }, "offline", unsure],
    ["a time-out", { how: "timed out" }, "timed-out", unsure],
    ["HTML with 200", answered(200), "not-json", unsure],
    ["JSON with 200 that says something else", answered(200, {}), "unexpected", unsure],
    ["HTML with 503", answered(503), "server-error", unsure],
    ["500", answered(500, { errors: [{ code: 131 }] }), "server-error", unsure],
    [
      "a rate limit",
      answered(429, { title: "Too Many Requests" }),
      "rate-limited",
      { fate: "later", trouble: "rate-limited" },
    ],
    [
      "a rate limit, v1.1",
      answered(429, { errors: [{ code: 88 }] }),
      "rate-limited",
      { fate: "later", trouble: "rate-limited" },
    ],
    ["a rate limit in HTML", answered(429), "rate-limited", { fate: "later", trouble: "rate-limited" }],
    ["a spent cap", problem(429, "usage-capped", "Usage cap exceeded"), "usage-capped", refused("usage-capped")],
    ["no credits", answered(402, { title: "CreditsDepleted" }), "no-credits", refused("no-credits")],
    ["no credits, unreadable", answered(402), "no-credits", refused("no-credits")],
    ["401", answered(401, { title: "Unauthorized" }), "reconnect", { fate: "later", trouble: "reconnect" }],
    [
      "closed DMs",
      blank("You do not have permission to DM one or more participants."),
      "unexpected",
      refused("closed-dms"),
    ],
    ["closed DMs, v1.1", answered(403, { errors: [{ code: 349 }] }), "unexpected", refused("closed-dms")],
    ["not permitted", blank("This operation is not permitted."), "unexpected", refused("not-permitted")],
    ["a missing scope", blank("Forbidden"), "scope-missing", refused("scope-missing")],
    ["a missing scope without a sentence", blank(), "scope-missing", refused("scope-missing")],
    ["a forbidden client", problem(403, "client-forbidden", "Attach your app"), "unexpected", refused("other")],
    ["another resource", problem(403, "not-authorized-for-resource", "No"), "unexpected", refused("not-permitted")],
    ["a wall in HTML", answered(403), "not-json", refused("other")],
    ["404", problem(404, "resource-not-found", "Could not find user"), "unexpected", refused("not-found")],
    ["400", problem(400, "invalid-request", "One or more parameters was invalid."), "unexpected", refused("invalid")],
    ["too long", problem(400, "invalid-request", "text is too long"), "unexpected", refused("too-long")],
    ["413", answered(413), "not-json", refused("too-long")],
    ["408", answered(408), "timed-out", { fate: "later", trouble: "timed-out" }],
    ["418", answered(418, { title: "Teapot" }), "unexpected", refused("other")],
  ])("%s", (_name, ending, trouble, fate) => {
    expect(troubleOf(ending)).toBe(trouble)
    expect(fateOf(ending)).toEqual(fate)
  })

  test("the problem type's host doesn't matter", () => {
    const old = answered(429, { type: "https://api.twitter.com/2/problems/usage-capped" })
    const hash = answered(429, { type: "https://developer.x.com/en/support/x-api/error-troubleshooting#usage-capped" })
    expect([troubleOf(old), troubleOf(hash)]).toEqual(["usage-capped", "usage-capped"])
  })
})

test("X's own words are given, shortened", () => {
  expect(wordsOf(problem(403, "x", "No way"))).toBe("No way")
  expect(wordsOf(answered(400, { error: "invalid_request", error_description: "Value was invalid." }))).toBe(
    "Value was invalid.",
  )
  expect(wordsOf(problem(403, "x", "a".repeat(999)))).toHaveLength(300)
})

describe("which 400 is about the form", () => {
  const named = (name: string) => answered(400, { errors: [{ parameters: { [name]: ["x"] }, message: "no" }] })
  test.each([
    [named("dm_event.fields"), true],
    [named("expansions"), true],
    [named("pagination_token"), false],
    [named("max_results"), false],
    [answered(400, { parameter: "tweet.fields", detail: "no" }), true],
    [answered(400, { detail: "The query parameter [dm_event.fields] is wrong" }), true],
    [answered(400), false],
    [answered(403, { parameter: "expansions" }), false],
  ])("%j: %s", (ending, about) => {
    expect(namesAField(ending)).toBe(about)
  })
})
