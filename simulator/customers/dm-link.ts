/** The account a DM link leads to, and the words it puts into the customer's box. */
export interface DmLink {
  recipientId: string
  prefilled: string
}

const LAST = /https:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/messages\/compose\?(\S+)\s*$/

/** The DM link that a post's text ends with; anywhere else X shows no button, and customers look for the button. */
export function dmLinkIn(text: string): DmLink | undefined {
  const query = new URLSearchParams(LAST.exec(text)?.[1] ?? "")
  const recipientId = query.get("recipient_id") ?? ""
  return /^\d+$/.test(recipientId) ? { recipientId, prefilled: query.get("text") ?? "" } : undefined
}
