import * as v from "valibot"
import { accountId } from "../../src/core/ids"
import { decodeChats } from "../../src/x/chats"
import { personOf } from "../../src/x/client"
import { decodePage, decodePerson } from "../../src/x/decode"
import { type Ending, fateOf, namesAField, troubleOf, wordsOf } from "../../src/x/errors"
import { readHeaders } from "../../src/x/headers"
import { Granted, Processed, Sent, Uploading } from "../../src/x/schemas"
import { signIn } from "../../src/x/sign-in"
import type { Chance } from "./chance"
import { junk, mutated, textChanged, words } from "./mutate"
import { isNumeric, isWebAddress, must, plain, unpolluted } from "./oracles"
import type { Parser } from "./parser"
import * as samples from "./samples"

/** What X sends and says. */
export const X_PARSERS: readonly Parser[] = [
  { name: "events, 2.166", share: 1, try: (by) => page(mutated(by, by.pick(samples.OLDER_PAGES))) },
  { name: "events, 2.167", share: 1, try: (by) => page(mutated(by, by.pick(samples.NEWER_PAGES))) },
  { name: "people", share: 1, try: person },
  { name: "problems", share: 1, try: problem },
  { name: "tokens and sends", share: 1, try: granted },
  { name: "uploads", share: 1, try: uploaded },
  { name: "X Chat lists", share: 1, try: chats },
  { name: "headers", share: 0.5, try: headers },
  { name: "redirects of a sign-in", share: 0.1, try: redirected },
]

function page(json: unknown): void {
  const read = decodePage(json)
  unpolluted()
  if (read === null) return
  const { data, includes } = json as {
    data?: unknown[] | null
    includes?: { users?: unknown[]; media?: unknown[] } | null
  }
  const came = [data, includes?.users, includes?.media].reduce((sum, list) => sum + (list?.length ?? 0), 0)
  const media = includes?.media?.length ?? 0
  const kept = read.events.length + read.people.length + read.malformed.length
  must(kept <= came && kept >= came - media, "something that came is neither taken in nor in quarantine")
  plain([read.events, read.people, read.next])
  for (const { why } of read.malformed) must(why.length > 0 && why.length <= 200, "no reason, or a long one")
  for (const event of read.events) {
    must(isNumeric(event.id) && isNumeric(event.sender), "an id that is no number")
    must(event.text.length <= 20_000, "an absurdly long text")
    must(Number.isFinite(event.at), "a time that is none")
    must(
      event.links.every(({ url }) => isWebAddress(url)),
      "a link that is none",
    )
    must(
      event.media.every(({ url }) => url === null || isWebAddress(url)),
      "a medium from nowhere",
    )
    must(event.citedPost === null || isNumeric(event.citedPost), "a post that is no number")
    must(event.participants.every(isNumeric), "a participant who is no number")
  }
  for (const one of read.people) personHolds(one)
}

function personHolds({
  id,
  handle,
  name,
  picture,
}: {
  id: string
  handle: string
  name: string
  picture: string | null
}) {
  must(isNumeric(id) && /^\w{1,20}$/u.test(handle) && name.length <= 500, "a person that is none")
  must(picture === null || (isWebAddress(picture) && picture.startsWith("https:")), "a picture from elsewhere")
}

function person(by: Chance): void {
  const json = mutated(by, by.pick(samples.PEOPLE))
  const read = personOf(json)
  if (read) personHolds(read)
  const alone = decodePerson(by.once(2) ? junk(by) : (json as { data?: unknown } | null)?.data)
  if (alone.fits) personHolds(alone.value)
  unpolluted()
}

const STATUSES = [200, 201, 400, 401, 402, 403, 404, 408, 413, 429, 500, 503, 0, 999]
function problem(by: Chance): void {
  const json = mutated(by, by.pick(samples.PROBLEMS))
  const ending: Ending = { how: "answered", status: by.pick(STATUSES), json }
  const said = wordsOf(ending)
  must(typeof said === "string" && said.length > 0 && said.length <= 300, "X's words are none, or too many")
  must(typeof troubleOf(ending) === "string", "a trouble without a name")
  const { fate } = fateOf(ending)
  // Only what X surely refused may be called so: everything else could be at the customer's.
  must(
    ending.status >= 400 && ending.status < 500 ? fate !== "unsure" : fate === "unsure",
    "a fate that is not X's word",
  )
  namesAField(ending)
  unpolluted()
}

function granted(by: Chance): void {
  const read = v.safeParse(Granted, mutated(by, by.pick(samples.TOKENS)))
  if (read.success) {
    const { access_token, refresh_token, expires_in } = read.output
    must(access_token !== "" && refresh_token !== "" && expires_in >= 1, "tokens that can't be used")
    must(Number.isFinite(expires_in), "tokens that never end")
  }
  const sent = v.safeParse(Sent, mutated(by, { data: { dm_event_id: "199", dm_conversation_id: "1-2" } }))
  if (sent.success) must(isNumeric(sent.output.data.dm_event_id), "a message without its number")
  unpolluted()
}

function uploaded(by: Chance): void {
  const json = mutated(by, by.pick(samples.UPLOADS))
  const begun = v.safeParse(Uploading, json)
  if (begun.success) must(isNumeric(begun.output.data.id), "an upload without its number")
  const done = v.safeParse(Processed, json)
  if (done.success) plain(done.output)
  unpolluted()
}

function chats(by: Chance): void {
  const others = decodeChats(mutated(by, by.pick(samples.CHATS)), accountId("7000000000000000001"))
  must(
    others === null || (others.every(isNumeric) && new Set(others).size === others.length),
    "somebody who is no number",
  )
  unpolluted()
}

const NAMES = [
  "x-rate-limit-limit",
  "x-rate-limit-remaining",
  "x-rate-limit-reset",
  "x-user-limit-24hour-remaining",
  "date",
]
function headers(by: Chance): void {
  const given = new Headers()
  for (const name of NAMES) {
    const usual = name === "date" ? "Sun, 22 Nov 2026 10:00:00 GMT" : "15"
    const value = by.once(2) ? usual : textChanged(by, usual)
    // A header holds bytes and no line ends; what HTTP can't carry never arrives.
    try {
      given.set(name, value)
    } catch {}
  }
  const { allowance, xNow, resetAt } = readHeaders(given, 1_795_000_000_000)
  plain([allowance, xNow, resetAt])
  must(allowance === null || (allowance.left >= 0 && allowance.limit >= 0), "less than nothing is left")
}

const BACK = "https://hinooccgbafenngdcjocfmbpkmlchgng.chromiumapp.org/"
async function redirected(by: Chance): Promise<void> {
  const asked: string[] = []
  let stated = ""
  const answer = await signIn({
    clientId: "app",
    redirectUrl: BACK,
    now: () => 0,
    fetch: async (input) => {
      asked.push(String(input instanceof Request ? input.url : input))
      return new Response("{}", { status: 400 })
    },
    launch: async (url) => {
      stated = new URL(url).searchParams.get("state") ?? ""
      const usual = `${BACK}?state=${stated}&code=abc`
      return by.once(4) ? words(by) : textChanged(by, usual)
    },
  })
  must("failure" in answer, "signed in with nothing")
  must(
    asked.every((url) => url.startsWith("https://api.x.com/2/oauth2/")),
    "a code went elsewhere",
  )
  if (answer.failure === "refused") must(answer.detail.length <= 300, "too many words")
}
