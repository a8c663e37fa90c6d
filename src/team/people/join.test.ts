import fc from "fast-check"
import * as v from "valibot"
import { beforeAll, describe, expect, test } from "vitest"
import { ROLES } from "~core/role"
import { Keyring } from "./claims"
import { type Invitation, writeInvitation } from "./invitation"
import { type Guest, invite } from "./invite"
import { endOf, keyOf, readKey, type Typed } from "./join"
import { makeKey } from "./keys"

const NOW = Date.UTC(2026, 10, 22)
const SERVER = "wss://desk.example.com"

const seed = (whose: "operator" | "account" | "member") => makeKey(whose).seed
const keyringOf = (): Keyring => ({
  operator: seed("operator"),
  team: makeKey("account").id,
  desk: makeKey("account").id,
  signing: { listener: seed("account"), agent: seed("account"), gateway: seed("account"), admin: seed("account") },
  system: { jwt: "a.b.c", seed: seed("member") },
})
const keyring = keyringOf()
const invited = (guest: Partial<Guest> = {}) => invite(keyring, SERVER, { role: "agent", name: "Ann", ...guest })
const typed = (key: string, more: Partial<Typed> = {}) => readKey({ key, server: "", ...more })
const refusal = (key: string, more: Partial<Typed> = {}) => {
  const read = typed(key, more)
  return read.ok ? null : read.refusal
}

describe("a key that an admin gave out", () => {
  test.each(ROLES)("is read again as it was written: %s", async (role) => {
    const invitation = await invited({ role, name: "Ann Ōé 🦊" })
    expect(typed(writeInvitation(invitation))).toEqual({ ok: true, invitation })
    expect(invitation.keyring !== undefined).toBe(role === "admin")
  })
  test("may come with blanks and lines that a letter put in", async () => {
    const text = writeInvitation(await invited())
    expect(refusal(`  ${text.slice(0, 50)}\n ${text.slice(50, 90)}\r\n${text.slice(90)}\n`)).toBeNull()
  })
  test("leads to the server that was typed, if one was", async () => {
    const text = writeInvitation(await invited())
    const read = typed(text, { server: " wss://elsewhere.example.com:8443 " })
    expect(read.ok && read.invitation.server).toBe("wss://elsewhere.example.com:8443")
  })
  test("names nobody twice, and the same person again when they are invited again", async () => {
    const [ann, bo] = [await invited(), await invited()]
    expect(ann.member).not.toBe(bo.member)
    const again = await invited({ member: ann.member })
    expect(again.member).toBe(ann.member)
    expect(keyOf(again)).not.toBe(keyOf(ann))
  })
  test("ends when it was to end, or never", async () => {
    expect(endOf(await invited())).toBeNull()
    expect(endOf(await invited({ until: NOW + 5_000 }))).toBe(NOW + 5_000)
  })
})

describe("what is no key is told by name", () => {
  test.each([
    "",
    "aside-team:",
    "aside-team:%%%",
    "hello",
    "aside-team:bm8",
    "SUAABC",
    `aside-team:${"A".repeat(200_000)}`,
  ])("not a key: %.20j", (text) => expect(refusal(text)).toBe("not a key"))
  const changed = async (change: (invitation: Invitation) => unknown, guest: Partial<Guest> = {}) =>
    writeInvitation(change(await invited(guest)) as Invitation)

  test.each<[string, (invitation: Invitation) => unknown]>([
    ["another's seed", (one) => ({ ...one, seed: seed("member") })],
    [
      "a seed with a wrong letter",
      // Not the last one: two of its bits say nothing.
      (one) => ({
        ...one,
        seed: one.seed.replace(/.(.)$/u, (end, last) => `${end.startsWith("A") ? "B" : "A"}${last}`),
      }),
    ],
    ["another name in the desk", (one) => ({ ...one, member: "somebodyelse" })],
    ["a name that is no name", (one) => ({ ...one, member: "a.*" })],
    ["another workspace than was signed", (one) => ({ ...one, workspace: makeKey("account").id })],
    ["another role than was signed", (one) => ({ ...one, role: "gateway" })],
    [
      "a claim that was changed",
      (one) => ({ ...one, jwt: one.jwt.replace(/\.(.)/u, (_, letter) => `.${letter === "e" ? "f" : "e"}`) }),
    ],
    ["a claim that isn't one", (one) => ({ ...one, jwt: "a.b.c" })],
    ["a keyring for somebody who is no admin", (one) => ({ ...one, keyring })],
    ["a part that is missing", ({ jwt, ...rest }) => rest],
    ["nothing at all", () => null],
  ])("damaged key: %s", async (_, change) => expect(refusal(await changed(change))).toBe("damaged key"))

  test("damaged key: an admin's without the keyring, or with one of another workspace", async () => {
    expect(refusal(await changed(({ keyring: _, ...rest }) => rest, { role: "admin" }))).toBe("damaged key")
    expect(refusal(await changed((one) => ({ ...one, keyring: keyringOf() }), { role: "admin" }))).toBe("damaged key")
  })
  test("a key of a newer Aside", async () =>
    expect(refusal(await changed((one) => ({ ...one, aside: 2, jwt: null })))).toBe("newer key"))
  test("one that has ended by this computer's clock is a key: the server says whether it has", async () =>
    expect(refusal(writeInvitation(await invited({ until: Date.now() - 60_000 })))).toBeNull())
  test("a key of another workspace than this browser's", async () => {
    const text = writeInvitation(await invited())
    expect(refusal(text, { workspace: makeKey("account").id })).toBe("other workspace")
    expect(refusal(text, { workspace: keyring.team })).toBeNull()
  })
  test("a key of another role than is asked for", async () =>
    expect(refusal(writeInvitation(await invited()), { role: "gateway" })).toBe("other role"))
  test.each([
    "https://x.com",
    "ws://desk.example.com",
    "ws://[::1]:8443",
    "desk.example.com",
    "wss://ann:pw@desk.example.com",
    "wss://",
    "javascript:1",
  ])("not a server: %s", async (server) =>
    expect(refusal(writeInvitation(await invited()), { server })).toBe("not a server"),
  )
  test("without TLS only on this computer", async () =>
    expect(refusal(writeInvitation(await invited()), { server: "ws://127.0.0.1:8080" })).toBeNull())
  test("whatever is typed, it is an answer and no crash", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => `aside-team:${btoa(encodeURI(json))}`),
        ),
        (text) => {
          expect(typed(text).ok).toBe(false)
        },
      ),
    )
  })
})

describe("the keyring", () => {
  let good: unknown
  beforeAll(async () => {
    good = { ...keyring, system: { jwt: (await invited()).jwt, seed: seed("member") } }
  })
  test("is whole, or it is none", () => {
    expect(v.is(Keyring, good)).toBe(true)
    expect(v.is(Keyring, { ...keyring, operator: seed("account") })).toBe(false)
    expect(v.is(Keyring, { ...keyring, signing: { ...keyring.signing, agent: makeKey("account").id } })).toBe(false)
  })
})
