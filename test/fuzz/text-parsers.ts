import { answerProblems } from "../../src/core/answer"
import { plainDetail, sameDetail } from "../../src/core/contact-detail"
import { csvOf } from "../../src/core/csv"
import { dmLink, intentUrl, linkAtEnd, standsOnce } from "../../src/core/dm-link"
import { accountId, postId } from "../../src/core/ids"
import { mediaPlace } from "../../src/core/media-place"
import { plainLink, plainLinks } from "../../src/core/plain-links"
import { rawText } from "../../src/core/raw-text"
import { REFERENCE, referencesIn } from "../../src/core/reference"
import { sameMeaning } from "../../src/core/same-meaning"
import { excerptOf, piecesOf } from "../../src/core/search-marks"
import { matches, termsOf, wordsOf } from "../../src/core/search-words"
import { fillTemplate, unknownVariables } from "../../src/core/template"
import { otherSide } from "../../src/core/thread"
import { topicOf } from "../../src/core/topic"
import { weightedLength } from "../../src/core/weighted-length"
import { plainHandle, plainName, replyText, wordingProblems } from "../../src/core/wording"
import { postInPath } from "../../src/page/post-address"
import { partsOf } from "../../src/sidepanel/message-parts"
import { meant } from "../../src/x/meant"
import type { Chance } from "./chance"
import { junk, textChanged, words } from "./mutate"
import { isNumeric, isWebAddress, must, unpolluted } from "./oracles"
import type { Parser } from "./parser"
import { TEXTS } from "./samples"

/** Texts that people write, and addresses. */
export const TEXT_PARSERS: readonly Parser[] = [
  { name: "links in a text of X's", share: 1, try: links },
  { name: "links on a screen", share: 1, try: parts },
  { name: "DM links and intents", share: 1, try: dmLinks },
  { name: "post paths and media places", share: 1, try: paths },
  { name: "wordings", share: 0.5, try: wordings },
  { name: "answers", share: 1, try: answers },
  { name: "searches", share: 0.5, try: searches },
  { name: "the same meaning", share: 1, try: meanings },
  { name: "details, topics, references", share: 1, try: details },
  { name: "CSV", share: 1, try: csv },
  { name: "anything, written down", share: 1, try: written },
]

/** A text as somebody might write it. */
const textBy = (by: Chance): string => {
  const base = by.pick(TEXTS)
  const one = by.once(3) ? words(by) : textChanged(by, base)
  return by.once(3) ? `${one} ${words(by)}` : one
}

function links(by: Chance): void {
  const short = `https://t.co/${by.pick(["abC1", "x", "Zz9"])}`
  const text = by.once(2) ? `${textBy(by)} ${short} ${textBy(by)}` : textBy(by)
  const entity = { url: short, expanded_url: by.once(2) ? words(by) : "https://shop.example/a", media_key: null }
  const said = meant(text, [entity])
  must(said.text === said.text.trim(), "white space at its ends")
  must(
    said.links.every(({ url }) => isWebAddress(url)),
    "a link that leads nowhere",
  )
  must(
    said.links.every(({ text: seen }) => said.text.includes(seen.trim())),
    "a link to words that aren't there",
  )
}

function parts(by: Chance): void {
  const text = textBy(by)
  const named = by.once(2) ? [{ text: by.pick(TEXTS).slice(0, 12), url: words(by) }] : []
  const all = partsOf(text, named)
  must(all.map((part) => part.text).join("") === text, "a word was lost or added")
  for (const part of all) {
    if (part.href === null) continue
    must(isWebAddress(part.href), "a link that leads nowhere")
    const { host } = new URL(part.href)
    must(part.host === host || part.text.toLowerCase().includes(host), "a link that doesn't say where it leads")
    must(/^[\x20-\x7e]*$/u.test(part.host ?? ""), "a host with letters that look like others")
  }
}

function dmLinks(by: Chance): void {
  const id = by.once(2) ? String(by.below(2 ** 31)) : textBy(by)
  const said = textBy(by)
  let link: string | null = null
  try {
    link = dmLink(accountId(id), said)
  } catch (error) {
    must(error instanceof RangeError && !isNumeric(id), "a numeric account was refused")
  }
  if (link !== null) {
    must(isNumeric(id), "a link that leads to nobody")
    const url = new URL(link)
    must(url.host === "twitter.com" && url.searchParams.get("recipient_id") === id, "it leads elsewhere")
    must((url.searchParams.get("text") ?? "") === said.toWellFormed(), "other words than were meant")
    must(linkAtEnd(`Hi ${link}`) === link && standsOnce(`Hi ${link} `, link), "it isn't found again")
  }
  const intent = new URL(intentUrl(postId(id), said))
  must(intent.host === "x.com" && intent.searchParams.get("text") === said.toWellFormed(), "an intent says other words")
  const found = linkAtEnd(textBy(by))
  must(found === null || isWebAddress(found), "a DM link that is none")
}

function paths(by: Chance): void {
  const post = postInPath(textChanged(by, "/cleo_m/status/1990000000000000001/photo/1"))
  must(post === null || isNumeric(post), "a post that is no number")
  const url = textChanged(by, "https://ton.twitter.com/1.1/ton/data/dm/2/11/a.jpg")
  const place = mediaPlace({ key: textChanged(by, "3_11"), type: "photo", url }, "2")
  if (place) must(isNumeric(place.media) && /^[\w.-]+$/u.test(place.resource), "a place with a way out of it")
  const other = otherSide(textChanged(by, "501-7"), "7")
  must(other === null || (other !== "" && !other.includes("-")), "the other side of nobody")
}

function wordings(by: Chance): void {
  const link = dmLink(accountId("7"))
  const values = { handle: textBy(by), name: textBy(by), account: textBy(by) }
  const template = textBy(by)
  const text = replyText(template, values, link)
  must(text.endsWith(link) && linkAtEnd(text) === link, "the link is not last")
  must(weightedLength(text) <= 280, "longer than X takes")
  must(!/[\r\n\u202a-\u202e\u2066-\u2069\u200b]/u.test(text), "a mark that nobody sees")
  const name = plainName(values.name)
  must(!/[@#$<>{}]|:\/\//u.test(name) && weightedLength(name) <= 50, "a name that is more than a name")
  must(/^\w{0,20}$/u.test(plainHandle(values.handle)), "a handle that is none")
  for (const problem of wordingProblems(template)) must(problem.problem.length > 0, "a problem without a name")
}

function answers(by: Chance): void {
  const text = textBy(by)
  const plain = plainLinks(text)
  must(plainLinks(plain).length <= plain.length + 10, "it grows at every look")
  const link = plainLink(words(by), words(by))
  must(!/^\s*javascript:/iu.test(link) || !isWebAddress(link), "a link that runs")
  answerProblems({ name: words(by), text })
  const filled = fillTemplate(text, { name: "{{handle}}", handle: "h" })
  must(
    unknownVariables(text, ["name", "handle"]).every((name) => filled.includes(name)),
    "an unknown variable vanished",
  )
  must(!filled.includes("[object") && !filled.includes("native code"), "something inherited was filled in")
}

function searches(by: Chance): void {
  const text = textBy(by)
  const query = by.once(2) ? words(by) : text.slice(0, by.below(20))
  const terms = termsOf(query)
  must(
    terms.every((term) => [...term].length <= 32 && term !== ""),
    "a term that finds nothing, or is a novel",
  )
  must(!matches(wordsOf(text), []), "nothing was looked for, and found")
  const pieces = piecesOf(text, terms)
  must(pieces.map((piece) => piece.text).join("") === text, "marking changed the words")
  must(excerptOf(text, terms, 80).length <= 84, "an excerpt that is longer than asked for")
  must(matches(wordsOf(text), termsOf(text)) || termsOf(text).length === 0, "a text isn't found by itself")
}

function meanings(by: Chance): void {
  const [a, b] = [textBy(by), textBy(by)]
  must(sameMeaning(a, a), "it doesn't say what it says")
  must(sameMeaning(a, b) === sameMeaning(b, a), "the one says the other, but not the other way round")
  must(
    sameMeaning(a, ` ${a.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}\n`),
    "X's entities change it",
  )
}

function details(by: Chance): void {
  const detail = { type: by.pick(["e-mail", "phone"] as const), value: textBy(by) }
  const plain = plainDetail(detail)
  if (plain) {
    must(plain.value.length <= 260 && !/[<>"\n]/u.test(plain.value), "a detail that is more than one")
    must(sameDetail(plain, plainDetail(plain) ?? detail), "plainer at a second look")
  }
  must(topicOf(topicOf(detail.value)) === topicOf(detail.value), "a topic that goes on changing")
  const references = referencesIn(detail.value)
  must(references.length <= 3 && references.every((one) => REFERENCE.test(one)), "a reference that is none")
}

/** Reads CSV as RFC 4180 has it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  for (const [, cell = "", end] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === "\r\n") rows.push([])
  }
  return rows.slice(0, -1)
}

function csv(by: Chance): void {
  const rows = [
    [textBy(by), by.below(100), null, words(by)],
    [words(by), -5, "plain", textBy(by)],
  ]
  const text = csvOf(rows)
  must(text.startsWith("\ufeff"), "Excel would misread it")
  const read = cellsOf(text.slice(1))
  must(read.length === rows.length && read.every((row) => row.length === 4), "a cell broke out of its place")
  for (const [y, row] of rows.entries())
    for (const [x, value] of row.entries()) {
      const cell = read[y]?.[x] ?? ""
      if (typeof value !== "string") must(cell === (value === null ? "" : String(value)), "a number changed")
      else {
        must(cell === value || cell === `'${value}`, "words changed")
        must(!/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell), "a spreadsheet would run it")
        must(!/^[\t\r\n]/u.test(cell), "a spreadsheet would run it")
      }
    }
}

function written(by: Chance): void {
  const most = 1 + by.below(500)
  const text = rawText(junk(by), most)
  must(text.length <= most + 1, "more than was asked for")
  must(text.isWellFormed() || !text.endsWith("…"), "cut in the middle of a character")
  unpolluted()
}
