import { linkAtEnd } from "~core/dm-link"
import { compareIds, type PostId } from "~core/ids"
import { type Box, belongsTo, boxes, boxOf, isEnabled, type Place } from "./composer"
import { textIn } from "./editor-text"
import { signedInHandle } from "./glimpse-post"
import { postInPath } from "./post-address"
import { closest, findAll } from "./selectors"

/** A DM link that stands in a box and is not posted yet. */
export interface Draft {
  post: Place
  link: string
  /** What to do when X confirms that this very reply was posted. */
  posted(reply: PostId): void
}

/** What the watcher needs of the page. */
export interface Posting {
  page: Document
  signal: AbortSignal
  /** The draft behind a box that was filled elsewhere (the intent page), or null. */
  elsewhere(link: string): Draft | null
}

/** Sends that X has not answered yet, oldest first; null: one without a link of ours. */
type Sent = { draft: Draft | null; before: ReadonlySet<string> }

/** After this many milliseconds a send is no longer expected to be confirmed. */
const CONFIRMED_WITHIN = 120_000

/** Notices that a reply with our link was posted: X's button pressed in the box that held it, then X's toast. */
export function watchPosted({ page, signal, elsewhere }: Posting): { hold(box: Box, draft: Draft): void } {
  const held = new WeakMap<HTMLElement, Draft>()
  const kept: Draft[] = []
  const sends = waitForToasts(page, signal)

  const sent = (box: Box) => {
    if (!isEnabled(box)) return
    const link = linkAtEnd(textIn(box.editor))
    const path = page.location.pathname
    const draft = link
      ? (held.get(box.editor) ??
        kept.findLast((one) => one.link === link && belongsTo(box, one.post, false, path)) ??
        elsewhere(link))
      : null
    sends.add(draft?.link === link ? draft : null)
  }
  page.addEventListener(
    "click",
    (event) => {
      const pressed = event.target instanceof Element ? event.target : null
      if (!pressed || !(closest(pressed, "postButton") ?? closest(pressed, "postButtonInline"))) return
      const box = boxes(page).find((one) => one.button()?.contains(pressed))
      if (box) sent(box)
    },
    { capture: true, signal },
  )
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
      const box = event.target instanceof Element ? boxOf(event.target) : null
      if (box) sent(box)
    },
    { capture: true, signal },
  )

  return {
    hold(box, draft) {
      held.set(box.editor, draft)
      kept.push(draft)
      if (kept.length > 50) kept.shift()
    },
  }
}

/** Looks at the page only while a send is unanswered. */
function waitForToasts(page: Document, signal: AbortSignal) {
  let sends: Sent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new MutationObserver((records) => {
    for (const toast of toastsAmong(records)) answer(toast)
    if (sends.length === 0) stop()
  })
  const stop = () => {
    sends = []
    clearTimeout(timer)
    observer.disconnect()
  }
  const answer = (toast: Element) => {
    const ids = repliesIn(toast, signedInHandle(page))
    const next = sends[0]
    if (!next || ids.some((id) => next.before.has(id))) return
    const reply = ids[0]
    // A toast without a post is X's refusal of the oldest send.
    sends.shift()
    if (reply && next.draft && compareIds(reply, next.draft.post.id) > 0) next.draft.posted(reply)
  }
  signal.addEventListener("abort", stop)
  return {
    add(draft: Draft | null) {
      if (draft && sends.some((one) => one.draft === draft)) return
      // Without a link of ours under way nobody waits for X's answer.
      if (!draft && sends.length === 0) return
      sends.push({ draft, before: new Set(findAll(page, "toast").flatMap((toast) => repliesIn(toast, null))) })
      observer.observe(page.body, { childList: true, subtree: true })
      clearTimeout(timer)
      timer = setTimeout(stop, CONFIRMED_WITHIN)
    },
  }
}

function toastsAmong(records: MutationRecord[]): Set<Element> {
  const found = new Set<Element>()
  for (const { addedNodes } of records)
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue
      const toast = closest(node, "toast")
      if (toast) found.add(toast)
      else for (const inside of findAll(node, "toast")) found.add(inside)
    }
  return found
}

/** Posts that a toast leads to: of the signed-in person, when we know who that is. */
function repliesIn(toast: Element, me: string | null): PostId[] {
  return [...toast.querySelectorAll<HTMLAnchorElement>('a[href*="/status/"]')].flatMap((link) => {
    const path = (link.getAttribute("href") ?? "").replace(/^https:\/\/(?:x|twitter)\.com(?=\/)/, "")
    const whose = path.split("/")[1]?.toLowerCase()
    if (me && whose !== me && whose !== "i") return []
    return postInPath(path) ?? []
  })
}
