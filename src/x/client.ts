import type { TwitterApi } from "twitter-api-v2"
import * as v from "valibot"
import type { AccountId } from "~core/ids"
import { askBlock, askRemoval, blockingOf, deletedOf, isGone } from "./acts"
import type { Asked, Failed } from "./asked"
import { type Answered, call, unheard } from "./call"
import { CHATS_QUERY, decodeChats } from "./chats"
import { decodePage, decodePerson } from "./decode"
import { download, saysGone } from "./download"
import { namesAField } from "./errors"
import { eventsQuery, type Form, PERSON_FIELDS } from "./forms"
import type { Heard, MediaOutcome, TokenShelf, Tokens, X } from "./port"
import type { Once } from "./post-once"
import { Me } from "./schemas"
import { outcomeOf, withoutPost } from "./send-outcome"
import { createTokenKeeper, type Locks, type Usable } from "./tokens"
import { upload, waitFor } from "./upload"
import { answers, type Wire } from "./wire"

/** What a connection to X is made of; everything but the shelf and the clock has the browser's own as its default. */
export interface XParts {
  shelf: TokenShelf
  /** Unix milliseconds. */
  now: () => number
  fetch?: typeof fetch
  locks?: Locks
  /** Milliseconds; 20,000 by default. */
  timeOut?: number
  /** What the browser believes about its connection; it may be wrong. */
  online?: () => boolean
  /** How an upload waits; a timer by default. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** A megabyte takes this long on a very slow line, in milliseconds. */
const UPLOAD_TIME_OUT_MS = 90_000

type Request = (client: TwitterApi) => Promise<unknown>

/** X over its API v2 (https://api.x.com). Nothing it answers with throws; tokens stay inside. */
export function createX(parts: XParts): X {
  const wire = wireOf(parts)
  const keeper = createTokenKeeper(wire, parts.shelf, parts.locks ?? navigator.locks)
  const forms = new Map<AccountId, Form>()
  const once: Once = { lengthWanted: false }

  const ask = (account: AccountId, request: Request, once: Once | null = null) =>
    withTokens(account, (access) => call(wire, access, request, once))

  /** One request with fresh tokens; a 401 is answered by one renewal and one more try, since it says that nothing was done. */
  async function withTokens(
    account: AccountId,
    request: (access: string) => Promise<Answered>,
  ): Promise<Asked | Failed> {
    const first = await usable(() => keeper.usable(account))
    if (!first.ok) return first
    const answer = await request(first.tokens.access)
    if (!isUnauthorized(answer)) return { answer, secrets: secretsOf(first.tokens) }
    const second = await usable(() => keeper.renewed(account, first.tokens))
    if (!second.ok) return second
    return { answer: await request(second.tokens.access), secrets: secretsOf(second.tokens) }
  }

  const events = (account: AccountId, form: Form, range: { size: number; token: string | null }) =>
    ask(account, (client) => client.v2.get("dm_events", eventsQuery(form, range)))

  return {
    async me(account) {
      const asked = await ask(account, (client) => client.v2.get("users/me", PERSON_FIELDS))
      return hear(asked, personOf)
    },

    async page(account, range) {
      const form = forms.get(account) ?? "older"
      const asked = await events(account, form, range)
      if (!refusesForm(asked)) return hear(asked, decodePage)
      const other = form === "older" ? "newer" : "older"
      const again = await events(account, other, range)
      if (!refusesForm(again)) forms.set(account, other)
      return hear(again, decodePage)
    },

    async chats(account) {
      const asked = await ask(account, (client) => client.v2.get("chat/conversations", CHATS_QUERY))
      return hear(asked, (json) => decodeChats(json, account))
    },

    async block(account, person, on) {
      return hear(await ask(account, askBlock(person, on)), blockingOf(on))
    },

    async remove(account, event) {
      const asked = await ask(account, askRemoval(event))
      if (!("answer" in asked) || asked.answer.ok || !isGone(asked.answer.ending)) return hear(asked, deletedOf)
      return { ok: true, value: true, allowance: asked.answer.allowance, xNow: asked.answer.xNow }
    },

    async send(account, to, text, media = null) {
      if (!(await reachable(wire, parts))) return withoutPost({ trouble: "offline", retryAt: null }, wire.now())
      const message = messageOf(text, media)
      const asked = await ask(
        account,
        (client) => client.v2.post(MESSAGES, message, { params: { participant_id: to } }),
        once,
      )
      return "answer" in asked ? outcomeOf(asked.answer, asked.secrets, wire.now()) : withoutPost(asked, wire.now())
    },

    upload(account, file) {
      const slow: Wire = { ...wire, timeOut: parts.timeOut ?? UPLOAD_TIME_OUT_MS, signal: file.signal }
      const ask = (request: Request) => withTokens(account, (access) => call(slow, access, request))
      return upload({ ask, wait: parts.wait ?? waitFor, now: wire.now }, file)
    },

    async media(account, place, most) {
      const slow: Wire = { ...wire, timeOut: parts.timeOut ?? UPLOAD_TIME_OUT_MS }
      return mediaOf(await withTokens(account, (access) => download(slow, access, place, most)))
    },
  }
}

/** Where one person is written to. Not by the library's own call: with all of those that write, it would be 5 kB more in the worker. */
const MESSAGES = "dm_conversations/with/:participant_id/messages"

/** X wants at least one of the two, and no empty text. */
function messageOf(text: string, media: string | null) {
  const attachments: [{ media_id: string }] | null = media === null ? null : [{ media_id: media }]
  return attachments ? { ...(text ? { text } : {}), attachments } : { text }
}

function mediaOf(asked: Asked | Failed): MediaOutcome {
  if (!("answer" in asked)) return { ok: false, because: "later", trouble: asked.trouble, detail: asked.detail }
  const { answer, secrets } = asked
  if (answer.ok && answer.json instanceof Blob) return { ok: true, bytes: answer.json }
  if (answer.ok) return { ok: false, because: "too-large" }
  const { ending } = answer
  if (ending.how === "answered" && saysGone(ending.status, ending.json)) return { ok: false, because: "gone" }
  const { trouble, detail } = unheard(ending, answer, secrets)
  return { ok: false, because: "later", trouble, detail }
}

/** The person of a /2/users/me answer; null when it is none. */
export function personOf(json: unknown) {
  const read = v.safeParse(Me, json)
  const person = read.success ? decodePerson(read.output.data) : null
  return person?.fits ? person.value : null
}

/** The requests' view of the parts. */
export function wireOf(parts: Pick<XParts, "fetch" | "now" | "timeOut">): Wire {
  const { now, timeOut } = parts
  return { now, fetch: parts.fetch ?? ((...args) => fetch(...args)), ...(timeOut === undefined ? {} : { timeOut }) }
}

function hear<T>(asked: Asked | Failed, read: (json: unknown) => T | null): Heard<T> {
  if (!("answer" in asked)) return asked
  const { answer, secrets } = asked
  if (!answer.ok) return unheard(answer.ending, answer, secrets)
  const value = read(answer.json)
  const { allowance, xNow } = answer
  if (value !== null) return { ok: true, value, allowance, xNow }
  return unheard({ how: "answered", status: 200, json: answer.json }, answer, secrets)
}

/** A shelf that can't be read or written is a trouble like any other. */
async function usable(get: () => Promise<Usable>): Promise<Usable> {
  try {
    return await get()
  } catch {
    const detail = "The sign-in could not be read or stored in this browser."
    return { ok: false, trouble: "unexpected", retryAt: null, detail, allowance: null }
  }
}

/**
 * Whether a POST may begin. The browser's *offline* is wrong on some virtual machines, so it is put to the proof with a request that
 * changes and costs nothing (it is not signed in); once a POST has begun, a broken connection can no longer be told from a message that arrived.
 */
async function reachable(wire: Wire, parts: XParts): Promise<boolean> {
  if (parts.online?.() ?? navigator.onLine) return true
  return answers(wire)
}

const isUnauthorized = (answer: Answered) =>
  !answer.ok && answer.ending.how === "answered" && answer.ending.status === 401
const refusesForm = (asked: Asked | Failed) => "answer" in asked && !asked.answer.ok && namesAField(asked.answer.ending)
const secretsOf = (tokens: Tokens) => [tokens.access, tokens.refresh]
