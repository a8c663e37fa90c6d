import type { AccountId, PostId } from "./ids"

/** Documented inside posts for this host only; at the end of a post X shows it as a button. */
const COMPOSE = "https://twitter.com/messages/compose?recipient_id="
const INTENT = "https://x.com/intent/tweet"
const NUMBER = /^\d{1,25}$/

/**
 * The address that opens a direct message to an account; `reference` prefills the customer's own message.
 * Throws a RangeError when the account is not a number: such a link would lead nowhere.
 */
export function dmLink(account: AccountId, reference?: string): string {
  if (!NUMBER.test(account)) throw new RangeError(`Not a numeric user ID: ${account.slice(0, 40)}`)
  return COMPOSE + account + (reference ? `&text=${encode(reference)}` : "")
}

/** X's documented web intent: a reply to that post with the text already in it. */
export function intentUrl(post: PostId, text: string): string {
  return `${INTENT}?in_reply_to=${encode(post)}&text=${encode(text)}`
}

/** The DM link that stands alone at the end of a text, or null: only there X makes a button of it. */
export function linkAtEnd(text: string): string | null {
  return (
    /(?:^|\s)(https:\/\/twitter\.com\/messages\/compose\?recipient_id=\d{1,25}(?:&text=[^\s&]*)?)\s*$/.exec(
      text,
    )?.[1] ?? null
  )
}

/** Whether the link is the last thing in the text and stands alone. */
export const endsWithLink = (text: string, link: string): boolean => linkAtEnd(text) === link

/** Whether the text holds this DM link exactly once, and no other one. */
export function standsOnce(text: string, link: string): boolean {
  return text.split(COMPOSE).length === 2 && text.split(/\s+/u).includes(link)
}

/** Whether the text holds a DM link anywhere, whoever it leads to. */
export const holdsLink = (text: string): boolean => text.includes(COMPOSE)

/** Strict percent-encoding: a quote or bracket left bare ends a link in X's eyes. */
const encode = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
