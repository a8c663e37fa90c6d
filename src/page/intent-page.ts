import { linkAtEnd } from "~core/dm-link"
import { postId } from "~core/ids"
import { intentPost } from "./intent-post"
import type { Line } from "./line"
import type { Draft } from "./watch-posted"

/** The draft in the intent page's box. The words came with the address; the tab that opened it recorded the conversion. */
export function intentDraft(
  page: Document,
  line: Line,
  link: string,
  posted: (conversion: string, reply: string) => void,
): Draft | null {
  const id = intentPost(page)
  const words = new URLSearchParams(page.location.search).get("text") ?? ""
  if (!id || linkAtEnd(words) !== link) return null
  const conversion = line.news()?.posts[id]?.conversion
  return conversion
    ? { post: { id: postId(id), author: "", words: "" }, link, posted: (reply) => posted(conversion, reply) }
    : null
}
