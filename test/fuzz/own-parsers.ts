import * as v from "valibot"
import { vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("~platform/browser", () => ({ browser: { runtime: { id: "aside" } } }))

import { changeSetting } from "../../src/core/change-setting"
import type { SettingsRecord } from "../../src/core/records"
import { DEFAULT_SETTINGS, MOST_WORDINGS, RANGES, WORDING_LIMIT } from "../../src/core/settings"
import { judge, type Speaker, sentenceOf, whoSpeaks } from "../../src/messaging/answer"
import { DeskCommand } from "../../src/messaging/contract"
import { readDeskView } from "../../src/page/desk-view"
import { endOf, type Head, sha256, VERSION } from "../../src/store/archive/format"
import { readHead, readParts, UnfitExport } from "../../src/store/archive/parts"
import { fits } from "../../src/store/archive/shape"
import { rowOf } from "../../src/store/rows/of-tables"
import type { Chance } from "./chance"
import { junk, mutated, textChanged, words } from "./mutate"
import { must, plain, unpolluted } from "./oracles"
import type { Parser } from "./parser"
import * as samples from "./samples"

/** What our own pages say, what lies on the disk, and what somebody hands in. */
export const OWN_PARSERS: readonly Parser[] = [
  { name: "messages at the door", share: 1, try: message },
  { name: "senders at the door", share: 1, try: sender },
  { name: "news to a page", share: 1, try: news },
  { name: "settings", share: 1, try: setting },
  { name: "rows on the disk", share: 2, try: row },
  { name: "exports", share: 0.3, try: exported },
]

async function message(by: Chance): Promise<void> {
  const speaker = by.pick<Speaker>(["our page", "content script", "stranger"])
  const said = by.once(20) ? junk(by) : mutated(by, by.pick(samples.MESSAGES))
  let heard: unknown[] = []
  const refused: string[] = []
  const hear = async (one: unknown) => {
    heard = [...heard, one]
    return { ok: true as const, value: null }
  }
  const answers = { command: hear, sentence: hear, turnedAway: ({ what }: { what: string }) => void refused.push(what) }
  const answer = await judge(said, speaker, {}, answers)
  must(heard.length + refused.length === 1, "neither heard nor refused")
  must(answer.ok === (heard.length === 1), "refused and done all the same")
  must(speaker !== "stranger" || heard.length === 0, "a stranger was heard")
  must(
    refused.every((what) => what.length <= 40),
    "what was sent is counted by its own name",
  )
  plain(heard)
  must(JSON.stringify(heard).length < 300_000, "more was carried than a message holds")
  must(
    heard.every((one) => sentenceOf(one) !== "something else"),
    "a sentence that is none was heard",
  )
  unpolluted()
}

const US = { id: "abcdefghijklmnop", origin: "chrome-extension://abcdefghijklmnop" }
function sender(by: Chance): void {
  const usual = by.pick([`${US.origin}/sidepanel.html`, "https://x.com/home", "https://twitter.com/a/status/1"])
  const url = by.once(5) ? words(by) : textChanged(by, usual)
  const id = by.once(4) ? textChanged(by, US.id) : US.id
  const origin = by.once(2) ? undefined : by.pick([US.origin, "https://x.com", "null", ""])
  const speaker = whoSpeaks({ id, url, tab: { id: 1 }, ...(origin === undefined ? {} : { origin }) }, US)
  const at = URL.canParse(url) ? new URL(url) : null
  const ours = id === US.id && at?.protocol === "chrome-extension:" && at.host === US.id
  if (speaker === "our page") must(ours && (origin ?? US.origin) === US.origin, "a stranger was taken for us")
  if (speaker === "content script")
    must(id === US.id && (at?.origin === "https://x.com" || at?.origin === "https://twitter.com"), "not on X")
}

function news(by: Chance): void {
  const view = readDeskView(mutated(by, by.pick(samples.NEWS)))
  unpolluted()
  if (!view) return
  must(Object.getPrototypeOf(view.posts) === Object.prototype, "posts with a foreign prototype")
  must(
    view.accounts.every(({ id }) => /^\d{1,25}$/u.test(id)),
    "a link would lead nowhere",
  )
  must(
    view.wordings.every((wording) => typeof wording === "string"),
    "a wording that is no text",
  )
  for (const state of Object.values(view.posts))
    must(typeof state.by === "string" && Number.isFinite(state.at), "a state that can't be shown")
}

const RECORD: SettingsRecord = { ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 1 }
function setting(by: Chance): void {
  const said = v.safeParse(DeskCommand, {
    ...(mutated(by, by.pick(samples.SETTINGS)) as object | null),
    say: "setting",
  })
  if (!said.success || said.output.say !== "setting") return
  const { name, value } = said.output
  const done = changeSetting(RECORD, name, value)
  unpolluted()
  if (!done.ok) return
  const [next] = done.change.records as SettingsRecord[]
  must(rowOf("settings")?.(next) ?? false, "settings that are none would be stored")
  for (const [ranged, [least, most]] of Object.entries(RANGES)) {
    const now = next?.[ranged as keyof typeof RANGES] ?? Number.NaN
    must(now >= least && now <= most, `${ranged} out of its range`)
  }
  must((next?.wordings.length ?? 0) <= MOST_WORDINGS, "more wordings than there can be")
  must(next?.wordings.every((one) => one.length <= WORDING_LIMIT) ?? false, "a wording that is too long")
}

function row(by: Chance): void {
  const [table, sample] = by.pick(samples.ROWS)
  const check = rowOf(table)
  must(check?.(sample) ?? false, `a real row of ${table} is refused: ${check?.amiss(sample)}`)
  const one = mutated(by, sample)
  const why = check?.amiss(one) ?? null
  must((why === null) === (check?.(one) ?? false), "two words about one row")
  unpolluted()
  must(why === null || (why.length > 0 && why.length < 200), "no reason, or a long one")
  if (why !== null) return
  // What passes has what a real one has: the same fields, of the same kinds.
  for (const [name, value] of Object.entries(sample as object)) {
    const now = (one as Record<string, unknown>)[name]
    if (value === null || now === null) must(now !== undefined, `${name} is missing`)
    else must(typeof now === typeof value && Array.isArray(now) === Array.isArray(value), `${name} is of another kind`)
  }
}

/** A whole export in which one place was changed, sometimes with hashes that fit it again. */
async function exported(by: Chance): Promise<void> {
  const head: Head = { format: 1, version: VERSION, at: 42 }
  const [table, sample] = by.pick(samples.ROWS)
  const rows = [by.once(2) ? sample : mutated(by, sample)]
  const part = { table, rows, sha256: await sha256(JSON.stringify(rows)) }
  const end = await endOf(head, [part.sha256])
  const lines = [
    `{"aside":${JSON.stringify(head)},"parts":[`,
    `${JSON.stringify(part)},`,
    `{"end":${JSON.stringify(end)}}]}`,
  ]
  const whole = lines.join("\n")
  const text = by.once(3) ? whole : textChanged(by, whole)
  const file = new Blob([text])
  try {
    for await (const one of readParts(file, await readHead(file)))
      must(one.rows.length === 0 || JSON.stringify(one.rows) === JSON.stringify(rows), "altered, and not noticed")
  } catch (error) {
    must(error instanceof UnfitExport, `an export that is refused without a name: ${String(error)}`)
  }
  for (const one of rows) fits(table as "entries", one, by.once(2))
  unpolluted()
}
