import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import { holdsLink, intentUrl } from "./dm-link"
import type { PostId } from "./ids"
import { fillWording, type WordingProblem, type WordingValues, wordingProblems } from "./wording"

/** What a closing reply is decided on. */
export interface ClosingView {
  conversation: Conversation
  /** The DM links that brought this conversation, in the order in which it was tied to them. */
  conversions: readonly Conversion[]
  /** Everybody this customer is known as: of a merged profile, all of them. */
  customers: readonly Customer[]
  /** Handle of the brand's account; null: not known any more. */
  account: string | null
}

/** A post under which all can say that it is sorted, and whom the words greet. */
interface Loop {
  post: PostId
  handle: string
  name: string
}

/** Any link: the reply speaks of what is done and leads nowhere. */
const LINK = /https?:\/\/\S+/giu

/** X's reply box for the post of a closed conversation, holding the closing wording; null when there is no post to close the loop at. */
export function closingReplyUrl(view: ClosingView, wording: string): string | null {
  const loop = loopOf(view)
  return loop && intentUrl(loop.post, closingReply(wording, { ...loop, account: view.account ?? "" }))
}

/** The closing wording filled in: one plain line without a link, at most 280 weighted characters. */
export const closingReply = (wording: string, values: WordingValues): string =>
  fillWording(wording.replace(LINK, ""), values)

/** What is wrong with a closing wording before it is stored; an empty list means that it can be used. */
export function closingProblems(wording: string): (WordingProblem | { problem: "holds a link" })[] {
  const problems = wordingProblems(wording)
  return wording.search(LINK) >= 0 && !holdsLink(wording) ? [...problems, { problem: "holds a link" }] : problems
}

/** The post that brought the customer last; else the one that their message cites. */
function loopOf({ conversation, conversions, customers }: ClosingView): Loop | null {
  if (conversation.status !== "Closed") return null
  const [last] = conversions.toReversed().sort((a, b) => broughtAt(b) - broughtAt(a))
  const writer = customers.find(({ xId }) => xId !== null && xId === conversation.xId) ?? customers[0]
  if (last) {
    // Whoever followed a link from another handle is not named under the post: that the two are one person is private.
    const author = customers.find(({ handle }) => handle?.toLowerCase() === last.author)
    return { post: last.post, handle: author?.handle ?? last.author, name: author?.name ?? "" }
  }
  if (!conversation.citedPost || !writer?.handle) return null
  return { post: conversation.citedPost, handle: writer.handle, name: writer.name }
}

const broughtAt = ({ arrivedAt, draftedAt }: Conversion) => arrivedAt ?? draftedAt
