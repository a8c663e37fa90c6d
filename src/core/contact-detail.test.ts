import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { changeDetail, DETAILS_LIMIT, plainDetail, sameDetail } from "./contact-detail"
import type { ContactDetail } from "./customer"
import { aCustomer, refusal, written } from "./test-desk"

const mail = (value: string): ContactDetail => ({ type: "e-mail", value })
const phone = (value: string): ContactDetail => ({ type: "phone", value })
const username: ContactDetail = { type: "X username", value: "cleo" }
const withDetails = (...details: ContactDetail[]) => aCustomer({ details: [username, ...details] })

describe("what is an e-mail address or a phone number", () => {
  test.each([
    ["an address", mail("cleo@example.com"), "cleo@example.com"],
    ["white space around it", mail(" cleo@example.com\n"), "cleo@example.com"],
    ["another script", mail("クレオ@例え.jp"), "クレオ@例え.jp"],
    ["a plus and dots", mail("a.b+c@d.co.uk"), "a.b+c@d.co.uk"],
    ["no at sign", mail("cleo.example.com"), null],
    ["no domain", mail("cleo@"), null],
    ["no dot in the domain", mail("cleo@localhost"), null],
    ["a dot at its end", mail("cleo@example."), null],
    ["two of them", mail("a@b.co, c@d.co"), null],
    ["markup", mail("<b>@example.com"), null],
    ["longer than addresses are", mail(`${"a".repeat(250)}@example.com`), null],
    ["a number", phone("+49 (30) 123-456"), "+49 (30) 123-456"],
    ["white space within", phone("030  12 34"), "030 12 34"],
    ["letters", phone("0800 CALL"), null],
    ["too few digits", phone("12"), null],
    ["more digits than there are", phone("1".repeat(21)), null],
    ["a plus in the middle", phone("030+1234"), null],
    ["nothing", phone("  "), null],
    ["an X username, which nobody adds", username, null],
  ])("%s", (_, detail, plain) => expect(plainDetail(detail)?.value ?? null).toBe(plain))

  test("whatever is typed: no crash, and what is plain stays as it is", () => {
    fc.assert(
      fc.property(fc.constantFrom("e-mail", "phone"), fc.string({ unit: "binary" }), (type, value) => {
        const plain = plainDetail({ type, value })
        if (plain) expect(plainDetail(plain)).toEqual(plain)
      }),
    )
  })

  test.each([
    ["capitals", mail("Cleo@Example.com"), mail("cleo@example.com"), true],
    ["blanks in a number", phone("030 1234"), phone("(030) 12-34"), true],
    ["another number", phone("030 1234"), phone("030 1235"), false],
    ["another kind", phone("1234"), mail("1234"), false],
  ])("two reach the same place: %s", (_, a, b, same) => expect(sameDetail(a, b)).toBe(same))
})

describe("contact details on a profile", () => {
  const details = (decided: ReturnType<typeof changeDetail>) => written(decided).records[0]

  test("are added after those that stand", () =>
    expect(details(changeDetail(withDetails(), null, mail(" c@d.co ")))).toMatchObject({
      details: [username, mail("c@d.co")],
    }))

  test("are edited in their place", () =>
    expect(
      details(changeDetail(withDetails(mail("a@b.co"), phone("1234")), mail("a@b.co"), mail("c@d.co"))),
    ).toMatchObject({ details: [username, mail("c@d.co"), phone("1234")] }))

  test("are removed", () =>
    expect(details(changeDetail(withDetails(mail("a@b.co")), mail("A@b.co"), null))).toMatchObject({
      details: [username],
    }))

  test.each([
    ["one that stands is not added twice", changeDetail(withDetails(mail("a@b.co")), null, mail("A@B.co"))],
    ["one that has gone is not removed twice", changeDetail(withDetails(), mail("a@b.co"), null)],
  ])("%s", (_, decided) => expect(written(decided).records).toEqual([]))

  const many = Array.from({ length: DETAILS_LIMIT }, (_, n) => phone(`1000${n}`))
  test.each([
    ["an X username is never added by hand", changeDetail(withDetails(), null, username), "written-by-customer"],
    ["nor removed", changeDetail(withDetails(), username, null), "written-by-customer"],
    ["nor edited into", changeDetail(withDetails(phone("1234")), phone("1234"), username), "written-by-customer"],
    ["an address that is none", changeDetail(withDetails(), null, mail("nobody")), "not-an-email"],
    ["a number that is none", changeDetail(withDetails(), null, phone("none")), "not-a-phone"],
    ["an edit of what has gone", changeDetail(withDetails(), phone("1234"), phone("12345")), "not-found"],
    [
      "an edit into another that stands",
      changeDetail(withDetails(phone("1234"), phone("5678")), phone("1234"), phone("56 78")),
      "already-there",
    ],
    ["more than a profile holds", changeDetail(aCustomer({ details: many }), null, phone("99999")), "too-many"],
  ])("%s", (_, decided, because) => expect(refusal(decided)).toBe(because))
})
