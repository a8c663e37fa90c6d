/** An anchor of HTML; attributes and what stands inside are cut short, so that it stays linear. */
const ANCHOR = /<a\b([^<>]{0,4000})>([\s\S]{0,2000}?)<\/a\s*>/giu
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/iu
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", "#39": "'" }

/** A link as plain text: its words, then its URL, which X makes a link again. Only http and https lead anywhere. */
export function plainLink(words: string, address: string): string {
  const said = words.replace(/\s+/gu, " ").trim()
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return said
  const written = address.trim()
  const same = [
    written,
    url.href,
    url.href.replace(/\/$/u, ""),
    `${url.host}${url.pathname}`.replace(/\/$/u, ""),
    url.host,
  ]
  return said === "" || same.includes(said) ? written : `${said} ${written}`
}

/** Turns every HTML link in a text into its words and URL; everything else stays as it is written. */
export function plainLinks(text: string): string {
  return text.replace(ANCHOR, (whole, attributes: string, inside: string, at: number) => {
    const [, double, single, bare] = HREF.exec(attributes) ?? []
    const address = decoded(double ?? single ?? bare ?? "")
    const plain = plainLink(decoded(inside.replace(/<[^<>]*>/gu, "")), address)
    // A letter right behind a URL would become part of it.
    const next = text[at + whole.length] ?? ""
    return /[\p{L}\p{N}/_-]/u.test(next) && plain.endsWith(address) ? `${plain} ` : plain
  })
}

const decoded = (text: string) =>
  text.replace(/&(#39|[a-z]+);/giu, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
