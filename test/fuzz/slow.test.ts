import { describe, expect, test } from "vitest"
import { answerProblems } from "../../src/core/answer"
import { plainDetail } from "../../src/core/contact-detail"
import { csvOf } from "../../src/core/csv"
import { linkAtEnd, standsOnce } from "../../src/core/dm-link"
import { plainLinks } from "../../src/core/plain-links"
import { privateDataIn } from "../../src/core/private-data"
import { referencesIn } from "../../src/core/reference"
import { sameMeaning } from "../../src/core/same-meaning"
import { excerptOf, piecesOf } from "../../src/core/search-marks"
import { wordsOf } from "../../src/core/search-words"
import { topicOf } from "../../src/core/topic"
import { weightedLength } from "../../src/core/weighted-length"
import { replyText, wordingProblems } from "../../src/core/wording"
import { partsOf } from "../../src/sidepanel/message-parts"
import { decodeEvent } from "../../src/x/decode"
import { meant } from "../../src/x/meant"
import { HUGE } from "../hostile/corpus"

const event = (text: string) => ({
  ...{ id: "1", event_type: "MessageCreate", created_at: "2026-11-22T10:00:00Z", sender_id: "501" },
  ...{ dm_conversation_id: "501-7", text, entities: { urls: [] } },
})
const link = "https://twitter.com/messages/compose?recipient_id=7"

/** What reads texts, and the longest its door lets come to it (UTF-16 units). */
const READERS: readonly (readonly [string, number, (text: string) => unknown])[] = [
  ["an event of X's", 1_000_000, (text) => decodeEvent(event(text))],
  ["what X meant", 200_000, (text) => meant(text, [])],
  ["links on a screen", 20_000, (text) => partsOf(text)],
  ["plain links", 20_000, plainLinks],
  ["an answer", 20_000, (text) => answerProblems({ name: text, text })],
  [
    "a wording",
    2_000,
    (text) => [wordingProblems(text), replyText(text, { handle: text, name: text, account: text }, link)],
  ],
  [
    "a name from the page",
    1_000_000,
    (text) => replyText("{{name}}", { handle: text, name: text, account: text }, link),
  ],
  ["its weight", 2_000, weightedLength],
  ["the DM link in a box", 25_000, (text) => [linkAtEnd(text), standsOnce(text, link)]],
  ["private data", 10_000, privateDataIn],
  ["the same meaning", 20_000, (text) => sameMeaning(text, `${text}.`)],
  ["words to be found", 20_000, wordsOf],
  ["marks and excerpts", 20_000, (text) => [piecesOf(text, ["a", "http"]), excerptOf(text, ["a"])]],
  ["references", 1_000_000, referencesIn],
  ["a detail", 500, (text) => plainDetail({ type: "e-mail", value: text })],
  ["a topic", 200, topicOf],
  ["a cell", 20_000, (text) => csvOf([[text]])],
]

/** Milliseconds of this process's own work, the least of some: what else the machine does is not measured. */
function cost(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < 6 && least > LIMIT_MS; n++) {
    const begun = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begun)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

const LIMIT_MS = 50

describe.each(READERS)("%s, at most %i characters", (_, most, read) => {
  test.each(HUGE)("is through in time: %s", (_, ofLength) => {
    const one = ofLength(most)
    expect(cost(() => read(one))).toBeLessThan(LIMIT_MS)
  })
})
