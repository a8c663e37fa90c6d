import { change, type Decided, refuse } from "./change"
import type { ContactDetail, Customer } from "./customer"

/** Most contact details on one profile. */
export const DETAILS_LIMIT = 20

/** Longest e-mail address (RFC 5321, 4.5.3.1.3). */
const EMAIL_LIMIT = 254

/** Digits of a phone number: the shortest in use abroad, and the most there are (ITU-T E.164 with a prefix). */
const PHONE_DIGITS = [4, 20] as const

/** The detail without what nobody meant (white space); null when it is none of its kind. */
export function plainDetail({ type, value }: ContactDetail): ContactDetail | null {
  const plain = value.replace(/\s+/gu, " ").trim()
  if (type === "e-mail") return isEmail(plain) ? { type, value: plain } : null
  return type === "phone" && isPhone(plain) ? { type, value: plain } : null
}

const isEmail = (value: string) => value.length <= EMAIL_LIMIT && /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(value)

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/gu, "").length
  return /^\+?[\d\s()./-]+$/u.test(value) && digits >= PHONE_DIGITS[0] && digits <= PHONE_DIGITS[1]
}

/** Two details that reach the same place. */
export const sameDetail = (a: ContactDetail, b: ContactDetail) => a.type === b.type && reached(a) === reached(b)

const reached = ({ type, value }: ContactDetail) =>
  type === "phone" ? value.replace(/[^\d+]/gu, "") : value.toLowerCase()

/**
 * Adds a detail (`was` null), removes one (`is` null) or edits it. An X username is none of an agent's business: it is there because that
 * person wrote (product.md §5.2).
 */
export function changeDetail(customer: Customer, was: ContactDetail | null, is: ContactDetail | null): Decided {
  if (was?.type === "X username" || is?.type === "X username") return refuse("written-by-customer")
  const { details } = customer
  const at = was ? details.findIndex((detail) => sameDetail(detail, was)) : details.length
  if (at < 0) return is === null ? change({}) : refuse("not-found")
  if (is === null) return change({ records: [{ ...customer, details: details.toSpliced(at, 1) }] })
  const plain = plainDetail(is)
  if (!plain) return refuse(is.type === "e-mail" ? "not-an-email" : "not-a-phone")
  if (details.some((detail, i) => i !== at && sameDetail(detail, plain)))
    return was ? refuse("already-there") : change({})
  if (!was && details.length >= DETAILS_LIMIT) return refuse("too-many")
  return change({ records: [{ ...customer, details: details.toSpliced(at, was ? 1 : 0, plain) }] })
}
