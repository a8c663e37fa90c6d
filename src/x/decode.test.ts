import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decodeEvent, decodePage } from "./decode"
import { eventsQuery } from "./forms"

const older = {
  id: "1585321444547837956",
  event_type: "MessageCreate",
  created_at: "2026-11-20T10:00:00.000Z",
  dm_conversation_id: "12-345",
  sender_id: "345",
  text: "Tom &amp; Jerry https://t.co/a1",
  entities: { urls: [{ start: 0, end: 3, url: "https://t.co/a1", expanded_url: "https://x.com/a/status/777" }] },
  referenced_tweets: [{ id: "777" }],
  attachments: { media_keys: ["3_9", "16_8", "99_7"] },
}
const { referenced_tweets, ...rest } = older
const newer = { ...rest, referenced_posts: referenced_tweets, attachments: { media_keys: null }, participant_ids: null }
const includes = {
  users: [{ id: "345", username: "mona", name: "Mona", profile_image_url: "https://pbs.example/1.png" }],
  media: [{ media_key: "3_9", type: "photo", url: "https://ton.example/1.jpg" }],
}

describe("a page", () => {
  test("of the older form is read", () => {
    const page = decodePage({ data: [older], includes, meta: { result_count: 1, next_token: "NEXT" } })
    expect(page?.events).toEqual([
      {
        id: older.id,
        kind: "message",
        at: Date.UTC(2026, 10, 20, 10),
        sender: "345",
        thread: "12-345",
        text: "Tom & Jerry https://x.com/a/status/777",
        links: [{ text: "https://x.com/a/status/777", url: "https://x.com/a/status/777" }],
        media: [
          { key: "3_9", type: "photo", url: "https://ton.example/1.jpg" },
          { key: "16_8", type: "gif", url: null },
          { key: "99_7", type: "other", url: null },
        ],
        citedPost: "777",
        participants: [],
      },
    ])
    expect(page?.people).toEqual([{ id: "345", handle: "mona", name: "Mona", picture: "https://pbs.example/1.png" }])
    expect(page?.next).toBe("NEXT")
  })

  test("of the newer form is read", () => {
    const page = decodePage({ data: [newer], meta: { result_count: 1 } })
    expect(page?.events[0]).toMatchObject({ citedPost: "777", media: [], sender: "345" })
    expect(page?.next).toBeNull()
  })

  test("with nothing on it is a page", () => {
    expect(decodePage({ meta: { result_count: 0 } })).toEqual({ events: [], people: [], malformed: [], next: null })
  })

  test("with errors beside its data is a page; errors alone are none", () => {
    expect(decodePage({ data: [older], errors: [{ title: "Not Found Error" }] })?.events).toHaveLength(1)
    expect(decodePage({ errors: [{ title: "Forbidden" }] })).toBeNull()
  })

  test.each([null, "x", 7, [], { data: {} }, { data: [], meta: { next_token: 5 } }])("%j is none", (json) => {
    const page = decodePage(json)
    expect(page === null || page.events.length === 0).toBe(true)
  })

  test("a next token that can't be read makes the page unreadable, since ending there would hide what lies behind", () => {
    expect(decodePage({ data: [older], meta: { next_token: 5 } })).toBeNull()
  })
})

describe("an event is kept aside", () => {
  test.each([
    ["without a sender", { ...older, sender_id: undefined }, "sender_id: missing"],
    ["from somebody outside its thread", { ...older, sender_id: "999" }, "sender_id: not in the thread"],
    ["of an unknown kind", { ...older, event_type: "MessagePinned" }, "event_type"],
    ["without an id", { ...older, id: undefined }, "id: missing"],
    ["with a numeric id", { ...older, id: 1585 }, "id"],
    ["without a time", { ...older, created_at: undefined }, "created_at: missing"],
    ["with a time that is none", { ...older, created_at: "yesterday" }, "created_at"],
    ["without a thread", { ...older, dm_conversation_id: undefined }, "dm_conversation_id"],
    ["with 20,001 characters", { ...older, text: "a".repeat(20_001) }, "text: absurdly long"],
    ["with a megabyte", { ...older, text: "a".repeat(1_000_000) }, "text"],
    ["that is a list", [], ""],
    ["that is nothing", null, ""],
  ])("%s", (_name, raw, why) => {
    const page = decodePage({ data: [older, raw, newer] })
    expect(page?.events).toHaveLength(2)
    expect(page?.malformed).toEqual([{ raw, why: expect.stringContaining(why) }])
  })

  test("but 20,000 characters that X had escaped to more are none too many", () => {
    expect(decodeEvent({ ...older, text: "&amp;".repeat(20_000) }).fits).toBe(true)
  })
})

test("who joined or left stands in for a sender that X leaves out", () => {
  const left = {
    ...older,
    event_type: "ParticipantsLeave",
    sender_id: undefined,
    participant_ids: ["77"],
    text: undefined,
  }
  const read = decodeEvent({ ...left, dm_conversation_id: "1585321444547837000" })
  expect(read).toMatchObject({ fits: true, value: { kind: "leave", sender: "77", participants: ["77"], text: "" } })
})

test("a person or medium that the schema refuses is kept aside, and the message goes on", () => {
  const page = decodePage({ data: [older], includes: { users: [{ id: "1" }], media: [7] } })
  expect(page?.events).toHaveLength(1)
  expect(page?.malformed.map(({ why }) => why.split(":")[0])).toEqual(["media", "person"])
})

describe("whatever arrives", () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.jsonValue(), event_type: fc.jsonValue(), text: fc.jsonValue(), entities: fc.jsonValue() }),
    fc
      .tuple(fc.constantFrom(...Object.keys(older)), fc.jsonValue())
      .map(([key, value]) => ({ ...older, [key]: value })),
  )

  test("nothing throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ data: fc.array(odd), includes: fc.jsonValue() })), (json) => {
        decodePage(json)
      }),
    )
  })

  test("good events come through among bad ones, in order, and nothing is lost", () => {
    const good = fc.integer({ min: 1, max: 1_000_000 }).map((id) => ({ ...older, id: String(id) }))
    fc.assert(
      fc.property(fc.array(fc.oneof(good, odd)), (data) => {
        const page = decodePage({ data })
        const fitting = data.filter((raw) => decodeEvent(raw).fits)
        expect(page?.events.map(({ id }) => id)).toEqual(fitting.map((raw) => (raw as { id: string }).id))
        expect((page?.events.length ?? 0) + (page?.malformed.length ?? 0)).toBe(data.length)
      }),
    )
  })
})

describe.each([
  ["older", "2.166"],
  ["newer", "2.167"],
] as const)("asking in the %s form", (form, version) => {
  const file = resolve(`../shared/x/openapi-dm-${version}.json`)
  const reason = existsSync(file) ? null : `no ${file.split("/").at(-1)} beside the checkout`
  if (reason) console.warn(`skipped: ${reason}`)

  test.skipIf(reason !== null)(`names only what X's OpenAPI text ${version} knows`, () => {
    const { components } = JSON.parse(readFileSync(file, "utf8"))
    const known = (name: string): string[] => components.parameters[`${name}Parameter`].schema.items.enum
    const query = eventsQuery(form, { size: 100, token: null })
    const named = (name: string) => String(query[name]).split(",")
    expect(known("DmEventFields")).toEqual(expect.arrayContaining(named("dm_event.fields")))
    expect(known("DmEventExpansions")).toEqual(expect.arrayContaining(named("expansions")))
    expect(known("UserFields")).toEqual(expect.arrayContaining(named("user.fields")))
    expect(known("MediaFields")).toEqual(expect.arrayContaining(named("media.fields")))
  })
})
