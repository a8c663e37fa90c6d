import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type PrivateKind, privateDataIn } from "./private-data"

const HITS: Record<PrivateKind, string[]> = {
  "e-mail": [
    "ann@example.com",
    "Ann.O'Neil+shop@mail.example.co.uk",
    "ann (at) example.com",
    "ann[at]example.com",
    "müller@straße.example",
    "ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ",
  ],
  phone: [
    "+49 30 1234567",
    "+1 (212) 555-0123",
    "+4930123456789",
    "0044 20 7946 0958",
    "+33 6 12 34 56 78",
    "+420 601 123 456",
    "030 1234567",
    "(020) 7946 0958",
    "0221/4710-123",
    "01 23 45 67 89",
    "01.23.45.67.89",
    "07911 123456",
    "0412 345 678",
    "090-1234-5678",
    "03-1234-5678",
    "212-555-0123",
    "(212) 555-0123",
    "212.555.0123",
    "333 123 4567",
    "612 345 678",
    "98765 43210",
    "138 1234 5678",
    "(11) 91234-5678",
    "Tel.: 4711 2233",
    "call me at 5550123",
    "電話は31234567",
    "٠٣٠ ١٢٣٤٥٦٧",
  ],
  card: [
    "4111 1111 1111 1111",
    "4111111111111111",
    "5555-5555-5555-4444",
    "2223003122003222",
    "378282246310005",
    "3782 822463 10005",
    "30569309025904",
    "6011111111111117",
    "3530111333300000",
    "6212345678901232",
  ],
  "bank account": ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "fr14 2004 1010 0505 0001 3m02 606"],
  order: [
    "order 1234567",
    "order #1042",
    "Order no. 1042-B",
    "order number is 12345",
    "my order AB-12345",
    "Bestellnummer 4711-0815",
    "Bestellung Nr. 12345",
    "Kundennummer: 884412",
    "Sendungsnummer 00340434161094042557",
    "commande n° 123456",
    "commande : 123456",
    "pedido 123456",
    "Ordine n. 12345",
    "注文番号：12345678",
    "订单号12345678",
    "заказ № 12345",
    "#12345678",
    "302-1234567-1234567",
    "1Z999AA10123456784",
    "RR123456785DE",
    "tracking number 9400111899223",
  ],
}

const MISSES = [
  "",
  "We are sorry to hear that.",
  "€1,234,567.89 or $ 12 000 000 or 1 234 567 € or 99,99 EUR or 12%",
  "on 01.02.2026 at 10:30, 2026-02-01, 1/2/26, 12/31/2026 09:00-17:00",
  "open 0900-1700 since 1999, 2019-2024, 2025 2026",
  "21-19 21-18, then 3:2 and 102-98",
  "#parcel2024 #2024 @agent_47000000 @1234567890123",
  "https://example.com/track/03012345678901?order=12345678",
  "https://twitter.com/messages/compose?recipient_id=1234567890123456&text=Ref%20K7Q2",
  "www.example.com/4111111111111111",
  "flights LH1234, BA 2490 and UA 901 at gate B22",
  "post 1985012345678901234 and 2001234567890123456",
  "version 10.0.26100.1742, IP 192.168.100.200",
  "order 66, order two of 2024, 3 orders in 2026",
  "I ordered 2 on 01.02.2026 for 12000 €",
  "an iPhone 16 with 256 GB, a phone for 999",
  "1,234,567,890 people, 1.234.567.890 Menschen",
  "room 0815, seat 12A, line 4, 1000 times, 5000000 views",
  "4111 1111 1111 1112",
  "me@home, a @ b, x@y",
  "52.520008, 13.404954",
  "Ref K7Q2",
]

const hits = Object.entries(HITS).flatMap(([kind, all]) => all.map((text) => [text, kind as PrivateKind] as const))

describe("private data in a public reply", () => {
  it.each(hits)("%s: %s", (text, kind) => expect(privateDataIn(text)).toEqual([kind]))
  it.each(hits)("%s in a sentence: %s", (text, kind) => {
    expect(privateDataIn(`Hi @ada_l, is this right: ${text}? Thank you!`)).toEqual([kind])
    expect(privateDataIn(`${text}.`)).toEqual([kind])
  })
  it.each(MISSES.map((text) => [text]))("nothing: %s", (text) => expect(privateDataIn(text)).toEqual([]))

  it("several kinds, each once", () =>
    expect(
      privateDataIn("ann@example.com, bob@example.com, 4111 1111 1111 1111, order #12345, +49 30 1234567"),
    ).toEqual(["e-mail", "card", "order", "phone"]))

  it("whatever stands around it", () => {
    const words = fc.array(fc.stringMatching(/^[a-zäß!?,.]{1,9}$/), { maxLength: 20 }).map((all) => all.join(" "))
    fc.assert(
      fc.property(words, fc.constantFrom(...hits), words, (before, [text, kind], after) => {
        expect(privateDataIn(`${before} \n${text} ${after}`)).toContain(kind)
      }),
    )
  })

  it("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void privateDataIn(text)))
    fc.assert(fc.property(fc.stringMatching(/^[\d +().#@a-e/:-]{0,300}$/), (text) => void privateDataIn(text)))
  })

  it.each(["a", "1", "1 ", "a@", "+1", "0(", "order ", "#1", "€1,", "DE89", "1:", "-", "\u200E", "한"])(
    "takes little time for a megabyte of %j",
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length)
      const before = performance.now()
      privateDataIn(text)
      expect(performance.now() - before).toBeLessThan(1_000)
    },
  )
})
