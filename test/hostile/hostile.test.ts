import { describe, expect, test } from "vitest"
import { csvOf } from "../../src/core/csv"
import { dmLink } from "../../src/core/dm-link"
import { accountId } from "../../src/core/ids"
import { oneLine } from "../../src/core/one-line"
import { plainName, replyText } from "../../src/core/wording"
import { partsOf } from "../../src/sidepanel/message-parts"
import { ADDRESSES, FORMULAS, HOSTILE, HUGE } from "./corpus"

describe("in a spreadsheet", () => {
  test.each(FORMULAS)("%j is text", (text) => {
    const [, cell = ""] = /^\ufeff"?([\s\S]*?)"?\r\n$/u.exec(csvOf([[text]])) ?? []
    expect(cell.startsWith("'") || !/^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u.test(cell)).toBe(true)
  })
})

describe("in a message", () => {
  test.each(ADDRESSES)("%j is a link to the web, with its host in plain letters, or no link at all", (text) => {
    for (const part of partsOf(`look: ${text} now`)) {
      if (part.href === null) continue
      expect(part.href).toMatch(/^https?:\/\//u)
      const { host } = new URL(part.href)
      expect(host).toMatch(/^[\x20-\x7e]+$/u)
      if (part.host === null) expect(part.text.startsWith(`${new URL(part.href).protocol}//${host}`)).toBe(true)
      else expect(part.host).toBe(host)
    }
  })

  test("letters of another script that look like apple.com are shown as what they are", () => {
    expect(partsOf("https://аррӏе.com/").map((part) => part.href && part.host)).toEqual(["xn--80ak6aa92e.com"])
  })
})

describe("in a notification", () => {
  test.each([...HOSTILE, ...HUGE.map(([, fill]) => fill(5_000))])("%j is one plain line", (text) => {
    const line = oneLine(text, 60)
    expect(line.length).toBeLessThanOrEqual(60)
    expect(line.isWellFormed()).toBe(true)
    expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
  })
})

describe("in a public reply", () => {
  const link = dmLink(accountId("7"))
  test.each(HOSTILE)("an author called %j brings in no link, mention, markup or hidden mark", (name) => {
    const plain = plainName(name)
    expect(plain).not.toMatch(/[@#$<>{}]|:\/\/|[\u202a-\u202e\u2066-\u2069\u200b\ufeff\p{Cc}]/u)
    const text = replyText("Hi {{name}}:", { name, handle: "h", account: "b" }, link)
    expect(text.endsWith(` ${link}`)).toBe(true)
    expect(text.split("twitter.com/messages/compose").length).toBe(2)
  })
})
