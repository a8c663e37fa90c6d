import type { PagePart } from "~core/page-part"
import { boxAgain, editorsOn, isDisabled, missedBox, type Opening, openReplyBox, type Place } from "./composer"
import type { PageFit } from "./page-fit"
import { replyButton } from "./read-post"
import { type Words, type Written, writeReply } from "./write-reply"

/** What came of filling X's reply box for a post. */
export type Filled =
  /** `left`: the person closed the box or went elsewhere. `locked`: X lets nobody of us reply. */
  | { came: Exclude<Written, "gone"> | "left" | "locked" }
  /** No box came; the part of X's page that was missed, if it is not just slow. */
  | { came: "no box"; missed: PagePart | null }

/** How long X may take to draw an editor anew, in milliseconds. */
const AGAIN_WITHIN = 800

/** Opens X's reply box for a post and puts the words there. An editor that X replaces meanwhile is written once more. */
export async function fillReply(
  holder: Element,
  post: Place,
  words: Words,
  opening: Opening & { fit: Pick<PageFit, "found"> },
): Promise<Filled> {
  const { signal, page, fit } = opening
  const reply = replyButton(holder)
  if (reply && isDisabled(reply)) return { came: "locked" }
  const box = await openReplyBox(holder, post, opening)
  if (box === "left" || signal.aborted) return { came: "left" }
  if (!box) return { came: "no box", missed: reply ? missedBox(page) : "reply button" }
  fit.found("reply box")
  fit.found("post button")
  const others = editorsOn(page)
  const first = await writeReply(box, words, signal)
  if (first !== "gone") return { came: first }
  const next = await boxAgain(box, post, others, { ...opening, within: AGAIN_WITHIN })
  if (!next || signal.aborted) return { came: "left" }
  const second = await writeReply(next, words, signal)
  // X may have kept our words over the change.
  if (second === "already there") words.standing(next)
  if (second === "written" || second === "already there") return { came: "written" }
  return { came: second === "gone" ? "left" : second }
}
