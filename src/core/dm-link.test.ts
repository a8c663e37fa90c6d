import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dmLink, endsWithLink, holdsLink, intentUrl, linkAtEnd, standsOnce } from "./dm-link"
import { accountId, postId } from "./ids"

const ID = accountId("1415926535897932384")
const LINK = "https://twitter.com/messages/compose?recipient_id=1415926535897932384"

describe("the DM link", () => {
  it("is X's documented address with the numeric user ID", () => {
    expect(dmLink(ID)).toBe(LINK)
    expect(dmLink(ID, "Ref K7Q2 & more (now)!")).toBe(`${LINK}&text=Ref%20K7Q2%20%26%20more%20%28now%29%21`)
  })

  it("is refused for anything but a number", () => {
    for (const id of ["", "brand", "12&text=x", "１２", "1".repeat(26), " 1"])
      expect(() => dmLink(accountId(id))).toThrow(RangeError)
  })

  it.each([
    [LINK, true],
    [`Hi ${LINK}`, true],
    [`Hi\n${LINK}  \n`, true],
    [`${LINK} thanks`, false],
    [`see:${LINK}`, false],
    [`${LINK}9`, false],
    [`Hi ${LINK}&text=Ref`, false],
    ["", false],
  ])("stands last in %j: %s", (text, last) => expect(endsWithLink(text, LINK)).toBe(last))

  it.each([
    [`Hi ${LINK}`, true],
    [`${LINK} Hi`, true],
    [`${LINK} ${LINK}`, false],
    [`${LINK}9`, false],
    [`${LINK}9 ${LINK}`, false],
    ["Hi", false],
  ])("stands once in %j: %s", (text, once) => expect(standsOnce(text, LINK)).toBe(once))

  it("is found at the end of whatever was typed, with or without a reference", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.bigInt({ min: 0n, max: 2n ** 64n }),
        fc.option(fc.string(), { nil: undefined }),
        (typed, id, reference) => {
          const link = dmLink(accountId(String(id)), reference)
          expect(linkAtEnd(`${typed} ${link}`)).toBe(link)
          expect(standsOnce(`${typed} ${link}`, link)).toBe(!holdsLink(typed))
        },
      ),
    )
  })
})

describe("the intent", () => {
  it("carries post and words unharmed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (words) => {
        const url = new URL(intentUrl(postId("1918760851957321857"), words))
        expect(url.origin + url.pathname).toBe("https://x.com/intent/tweet")
        expect(url.searchParams.get("in_reply_to")).toBe("1918760851957321857")
        expect(url.searchParams.get("text")).toBe(words)
      }),
    )
  })
})
