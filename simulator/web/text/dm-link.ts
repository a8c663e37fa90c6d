/** The documented deep link into a direct message; only twitter.com is documented inside posts. */
const atTheEnd = /(^|\s)(https:\/\/twitter\.com\/messages\/compose\?recipient_id=(\d+)(?:&text=[^\s&]*)?)\s*$/

/** A post's text with the link taken off, and where the button leads. */
export interface DmButton {
  text: string
  href: string
  recipientId: string
}

/** X's rule: a DM link that stands last becomes a button and its URL is hidden; anywhere else it stays a link. */
export function dmButton(text: string): DmButton | undefined {
  const found = atTheEnd.exec(text)
  const [, , href, recipientId] = found ?? []
  if (!found || !href || !recipientId) return undefined
  return { text: text.slice(0, found.index).trimEnd(), href, recipientId }
}
