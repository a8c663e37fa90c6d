import type { Link } from "~core/entry"
import { withoutTail } from "~core/link-tail"

/** One URL as X's `entities.urls` names it. Positions are left unread: X counts them differently from version to version. */
export interface UrlEntity {
  url: string
  expanded_url?: string | null | undefined
  media_key?: string | null | undefined
}

/** A text as its writer meant it. */
export interface Meant {
  text: string
  links: Link[]
}

const SHORT = /https?:\/\/t\.co\/[A-Za-z0-9]+/gu
const WRITTEN = /https?:\/\/[^\s<>"]+/giu
/** What X appends for a picture that is attached anyway. */
const PICTURE = /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/(?:messages\/media\/|i\/messages\/)\d+$/iu
const LONGEST_URL = 4_096
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" }

/**
 * Undoes what X does to a text (docs.x.com, "Direct Messages: data dictionary"): t.co by its token, the three HTML entities once, the
 * link of an attached picture. Links are http and https only, in the order in which they stand in the text.
 */
export function meant(text: string, urls: readonly UrlEntity[]): Meant {
  const known = new Map(urls.map((entity) => [token(entity.url), entity]))
  const said: Meant = { text: "", links: [] }
  let from = 0
  for (const match of text.matchAll(SHORT)) {
    addPlain(said, text.slice(from, match.index))
    addShort(said, match[0], known.get(token(match[0])))
    from = match.index + match[0].length
  }
  addPlain(said, text.slice(from))
  return { ...said, text: said.text.trim() }
}

/** Only http and https lead anywhere. */
export function leadsSomewhere(url: string): boolean {
  return url.length <= LONGEST_URL && /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url)
}

const token = (url: string) => url.replace(/^https?:\/\//iu, "")

function addShort(said: Meant, written: string, entity: UrlEntity | undefined): void {
  const expanded = entity?.expanded_url ?? ""
  if (entity?.media_key || PICTURE.test(expanded)) return
  const url = leadsSomewhere(expanded) ? expanded : written
  said.text += url
  said.links.push({ text: url, url })
}

function addPlain(said: Meant, part: string): void {
  const text = part.replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity)
  said.text += text
  for (const [written] of text.matchAll(WRITTEN)) {
    const url = withoutTail(written)
    if (leadsSomewhere(url)) said.links.push({ text: url, url })
  }
}
