import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { excerptOf, piecesOf } from "./search-marks"
import { folded, matches, termsOf, wordsOf } from "./search-words"

const finds = (query: string, text: string) => matches(wordsOf(text), termsOf(query))

describe("what finds what", () => {
  it.each([
    ["the beginning of a word", "lug", "My luggage is lost"],
    ["upper case", "LUGGAGE", "my luggage"],
    ["an accent left out", "malaga", "Vuelo a Málaga"],
    ["an accent too many", "málaga", "vuelo a Malaga"],
    ["a letter with a stroke", "lodz", "Łódź"],
    ["ss for ß", "strasse", "Straße"],
    ["Turkish i", "istanbul", "İSTANBUL, ısparta"],
    ["Greek final sigma", "ΟΔΟΣ", "οδός"],
    ["Cyrillic", "чемод", "Потерян ЧЕМОДАН"],
    ["two words in any order", "lost my", "My luggage is lost"],
    ["Arabic without its vowels", "حقيبة", "فقدت حَقِيبَة"],
    ["Arabic with another alef", "احمد", "أحمد"],
    ["Hebrew without points", "שלום", "שָׁלוֹם"],
    ["a part of a Japanese sentence", "手荷物", "私の手荷物が届きません"],
    ["one Japanese character", "届", "私の手荷物が届きません"],
    ["the last character", "ん", "届きません"],
    ["half-width kana", "ﾊﾞｽ", "空港バスは?"],
    ["Chinese", "行李", "我的行李不见了"],
    ["Thai", "กระเป๋า", "ฉันทำกระเป๋าหาย"],
    ["Korean", "수하", "수하물을 잃어버렸어요"],
    ["Hindi", "सामान", "मेरा सामान खो गया"],
    ["full width", "ABC123", "ＡＢＣ１２３"],
    ["an emoji", "🧳", "Where is my 🧳?"],
    ["an emoji of another skin", "👍🏽", "fine 👍"],
    ["one of a family", "👩", "👨‍👩‍👧 flies"],
    ["a flag", "🇵🇹", "from 🇵🇹"],
    ["an e-mail address", "ana.ruiz@example.org", "Write to Ana.Ruiz@example.org"],
    ["a phone number's part", "555", "+1 (555) 010-99"],
    ["letters split by a zero width space", "refund", "re\u200bfund"],
    ["a ligature", "file", "ﬁle"],
  ])("%s", (_, query, text) => expect(finds(query, text)).toBe(true))

  it.each([
    ["the middle of a word", "gage", "My luggage"],
    ["one word of two", "luggage found", "My luggage is lost"],
    ["nothing but signs", "?!", "What?!"],
    ["an empty query", " ", "anything"],
    ["another flag", "🇪🇸", "from 🇵🇹"],
    ["voiced for unvoiced", "は", "ばす"],
    ["characters that are not neighbours", "手物", "手荷物"],
  ])("not %s", (_, query, text) => expect(finds(query, text)).toBe(false))

  it("says each word once, and cuts a megabyte of one letter", () => {
    expect(wordsOf("Bag, bag; BAG")).toEqual(["bag"])
    expect(wordsOf("a".repeat(1_000_000))).toEqual(["a".repeat(32)])
    expect(finds("a".repeat(500), "a".repeat(1_000_000))).toBe(true)
  })
})

const anyText = fc.string({ unit: "binary", maxLength: 60 })

describe("for every text", () => {
  it("each of its words finds it, by any beginning", () => {
    const typed = fc.tuple(anyText, fc.nat(), fc.nat({ max: 40 }))
    fc.assert(
      fc.property(typed, ([text, nth, length]) => {
        const words = wordsOf(text)
        const word = words[nth % Math.max(1, words.length)]
        if (word === undefined) return
        const beginning = [...word].slice(0, 1 + (length % [...word].length)).join("")
        expect(matches(words, termsOf(beginning))).toBe(termsOf(beginning).length > 0)
        expect(matches(words, termsOf(word))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it("it finds itself, when it has words at all", () => {
    const findsItself = (text: string) => finds(text, text) === wordsOf(text).length > 0
    fc.assert(fc.property(anyText, findsItself), { numRuns: 2_000 })
  })

  it("folding twice is folding once", () => {
    fc.assert(
      fc.property(anyText, (text) => folded(folded(text)) === folded(text)),
      { numRuns: 2_000 },
    )
  })

  it("its pieces are the text, whatever is marked", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const pieces = piecesOf(text, termsOf(query))
        expect(pieces.map((piece) => piece.text).join("")).toBe(text)
        expect(pieces.every((piece) => piece.text !== "")).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe("marks", () => {
  const marked = (text: string, query: string) =>
    piecesOf(text, termsOf(query))
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join("")

  it.each([
    ["My luggage", "lug", "My [lug]gage"],
    ["Vuelo a Málaga", "malaga", "Vuelo a [Málaga]"],
    ["Ma\u0301laga", "ma", "[Ma\u0301]laga"],
    ["Straße 5", "strasse", "[Straße] 5"],
    ["手荷物が届きません", "荷物", "手[荷物]が届きません"],
    ["手荷物が届きません", "手荷物", "[手荷物]が届きません"],
    ["👨‍👩‍👧 flies", "👩", "👨‍[👩]‍👧 flies"],
    ["a bag, a bag", "bag a", "[a] [bag], [a] [bag]"],
    ["nothing", "else", "nothing"],
  ])("%s, looking for %s", (text, query, expected) => expect(marked(text, query)).toBe(expected))

  it("shows a long text around its first hit", () => {
    const long = `${"word ".repeat(60)}suitcase ${"more ".repeat(60)}`
    const shown = excerptOf(long, termsOf("suit"))
    expect(shown).toMatch(/^…(word )+suitcase (more )+m?o?r?e?…$/u)
    expect(shown.length).toBeLessThan(125)
    expect(excerptOf("short", [])).toBe("short")
  })
})
