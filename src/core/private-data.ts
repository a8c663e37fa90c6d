/** A kind of private data that nobody should write where everyone can read it. */
export type PrivateKind = "e-mail" | "phone" | "card" | "bank account" | "order"

/** X's longest reply has 25,000 characters; what stands behind that is not looked at, so the time is bounded. */
const MOST = 30_000

// Before and behind a number: no other digit, and no letter of a script that parts its words; no point or comma that would
// make it part of a longer number.
const FREE = "(?<![\\p{sc=Latn}\\p{sc=Cyrl}\\d]|\\d[.,:]|[+#-])"
const END = "(?![\\p{sc=Latn}\\p{sc=Cyrl}\\d]|[.,:]\\d)"
/** What people put between the digits of a phone number. */
const GAP = "[\\s().\\/-]{0,3}"

/** What looks like private data and isn't: links, @handles, #hashtags, dates, times, prices and percentages. */
const HARMLESS = new RegExp(
  [
    "https?:\\/\\/\\S+|www\\.\\S+",
    "(?<![\\p{L}\\p{N}._%+-])@\\w+",
    "#\\p{L}[\\p{L}\\p{N}_]*",
    "(?<![\\d.\\/-])(?:\\d{4}([.\\/-])\\d\\d?\\1\\d\\d?|[0-3]?\\d([.\\/-])[0-3]?\\d\\2(?:19|20)?\\d\\d)(?![\\d]|[.\\/-]\\d)",
    "\\d{1,2}:\\d\\d(?::\\d\\d)?",
    "[€$£¥₹]\\s?\\d[\\d.,]*(?: \\d{3})*",
    "\\d[\\d.,]{0,20}(?: \\d{3}){0,4}\\s?(?:[€$£¥₹%円元]|(?:EUR|USD|GBP|CHF|kr)(?!\\p{L}))",
  ].join("|"),
  "giu",
)

const MAIL =
  /[\p{L}\p{N}_%+'-][\p{L}\p{N}._%+'-]{0,63}\s?(?:@|[([]at[)\]])\s?(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/giu

/** Writings of phone numbers: international, with a trunk zero, with an area in brackets, and in usual groups. */
const PHONES = [
  `(?<![\\p{sc=Latn}\\d+])(?:\\+|00)[1-9](?:${GAP}\\d){7,13}${END}`,
  `${FREE}\\(?0[1-9](?:${GAP}\\d){7,10}${END}`,
  `${FREE}\\(\\d{2,4}\\)\\s?\\d{2,5}(?:[\\s-]?\\d{2,5}){1,3}${END}`,
  `${FREE}[2-9]\\d\\d[ .-]\\d{3}[ .-]\\d{4}${END}`,
  `${FREE}[6-9]\\d\\d (?:\\d{3} \\d{3}|\\d\\d \\d\\d \\d\\d)${END}`,
  `${FREE}[6-9]\\d{4}[ -]\\d{5}${END}`,
  `${FREE}1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${END}`,
  `(?:(?<!\\p{L})(?:phone|call|tel|mobile|cell|whatsapp|handy|telefon|t[ée]l[ée]phone|portable|tel[ée]fono|m[óo]vil|celular|cellulare|telefone)|電話|携帯|电话|手机|전화)[^\\d\\n]{0,20}\\d(?:${GAP}\\d){6,13}${END}`,
].map((pattern) => new RegExp(pattern, "giu"))

/** Card numbers by their brands' beginnings and lengths; a post's number begins with 1 or 2 and has 19 digits. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6\d{15}|62\d{15,17})$/

const ORDER_WORDS =
  "order|booking|tracking|invoice|parcel|customer|account|bestell|auftrag|rechnung|kunden|buchung|sendung|commande|facture|colis|suivi|r[ée]servation|pedido|factura|reserva|env[íi]o|encomenda|ordine|fattura|prenotazione|spedizione|zam[óo]wieni|sipariş|заказ|注文|予約|订单|訂單|주문|طلب"
const NUMBER_WORDS = "#|№|number|num\\p{L}{0,4}|n[úu]mero|numéro|no|nr|n[°º.]|id|code|番号|号码?|號碼?|번호|رقم"
const ORDERS = [
  // Amazon's, a parcel's, and long codes of letters and digits.
  `${FREE}(?:\\d{3}-\\d{7}-\\d{7}|1Z[\\dA-Z]{16}|[A-Z]{1,4}-?\\d{8,20}[A-Z]{0,3})${END}`,
  `(?<![\\p{sc=Latn}\\d&])#\\d{5,20}${END}`,
  `(?:${ORDER_WORDS})\\p{L}{0,14}[\\s:.-]{0,3}(?:(?:${NUMBER_WORDS})[\\s:.#-]{0,4}){1,2}(?:\\p{L}{1,6}\\s)?[A-Z]{0,4}-?\\d[\\dA-Z-]{3,30}`,
  `(?:${ORDER_WORDS})(?:\\p{L}{0,14})[\\s:.-]{0,3}(?:\\p{L}{1,6}\\s)?[A-Z]{0,4}-?\\d[\\d-]{4,30}${END}`,
].map((pattern) => new RegExp(pattern, "giu"))

/** The kinds of private data that a text seems to hold. Guesses by writing and check digits; nothing is looked up or kept. */
export function privateDataIn(text: string): PrivateKind[] {
  const plain = asciiDigits(
    text
      .slice(0, MOST)
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, ""),
  )
  let rest = plain.replace(HARMLESS, TAKEN)
  const found: PrivateKind[] = []
  // What was taken for one kind is not looked at for the next.
  const look = (kind: PrivateKind, take: (text: string) => string) => {
    const left = take(rest)
    if (left !== rest) found.push(kind)
    rest = left
  }
  const without = (patterns: RegExp[]) => (text: string) => patterns.reduce((t, one) => t.replace(one, TAKEN), text)
  look("e-mail", without([MAIL]))
  look("bank account", (text) => takeGroups(text, /(?<![A-Z\d])[A-Z]{2}\d\d(?: ?[A-Z\d]){11,38}/giu, isIban))
  look("card", (text) => takeGroups(text, /(?<![\p{sc=Latn}\d])\d(?:[ -]?\d){12,60}/gu, isCard))
  look("order", without(ORDERS))
  look("phone", without(PHONES))
  return found
}

/** Stands in the place of what was taken out, so that what is left does not grow together. */
const TAKEN = " | "

const asciiDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => `${digit.charCodeAt(0) & 15}`)

/** Takes out of every run the first groups that together pass; a run may have a stranger's group before or behind. */
function takeGroups(text: string, runs: RegExp, passes: (joined: string) => boolean): string {
  return text.replace(runs, (run) => {
    const groups = run.split(/[ -]/)
    for (let from = 0; from < groups.length; from++) {
      let joined = ""
      for (const group of groups.slice(from)) {
        joined += group
        if (joined.length > 34) break
        if (passes(joined)) return TAKEN
      }
    }
    return run
  })
}

/** Check digits of a card, by Luhn. */
function isCard(number: string): boolean {
  if (!CARD.test(number)) return false
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Check digits of an IBAN, by ISO 7064: the remainder of 97 is 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d\d[A-Z\d]{11,30}$/i.test(text)) return false
  let rest = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
