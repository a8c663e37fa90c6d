import type { PostId } from "~core/ids"
import { textIn } from "./editor-text"
import { postInPath, postWords, readPost, type SeenPost } from "./read-post"
import { closest, find, findAll } from "./selectors"
import { until } from "./until"

/** A box of X's that a reply can be written in. */
export interface Box {
  editor: HTMLElement
  /** What holds the editor and X's post button. */
  frame: HTMLElement
  kind: "dialog" | "inline"
  /** X's own button: asked for its state, never pressed. */
  button(): HTMLElement | null
}

/** The post a box may belong to: `words` is the beginning of its text. */
export interface Place extends Pick<SeenPost, "id" | "author"> {
  words: string
}

/** The posts that boxes were opened for by a press of ours. */
const openedFor = new WeakMap<HTMLElement, PostId>()

/** The box an editor stands in: the nearest frame around it that has a post button of X's. */
export function boxOf(editor: HTMLElement): Box | null {
  for (let frame = editor.parentElement; frame; frame = frame.parentElement) {
    const name = find(frame, "postButton") ? "postButton" : find(frame, "postButtonInline") ? "postButtonInline" : null
    if (!name) continue
    const holder = frame
    return { editor, frame, kind: name === "postButton" ? "dialog" : "inline", button: () => find(holder, name) }
  }
  return null
}

/** Every box on the page. */
export const boxes = (page: ParentNode = document): Box[] =>
  findAll(page, "editor").flatMap((editor) => boxOf(editor) ?? [])

/** Whether X takes the text as it stands. */
export function isEnabled(box: Box): boolean {
  const button = box.button()
  return button !== null && button.getAttribute("aria-disabled") !== "true" && !button.hasAttribute("disabled")
}

/** Whether what is written in this box answers that post; `fresh`: the box came after our press. */
export function belongsTo(box: Box, post: Place, fresh: boolean, path: string): boolean {
  // On a thread's page the box below the opened post answers it; on the home page the same box writes a new post.
  if (box.kind === "inline") return postInPath(path) === post.id
  const dialog = closest(box.editor, "dialog")
  if (!dialog) return false
  const opened = openedFor.get(box.editor)
  if (opened) return opened === post.id
  const above = findAll(dialog, "post")
  const ids = above.flatMap((article) => readPost(article)?.id ?? [])
  if (ids.length) return ids.includes(post.id)
  // X's dialog shows the post without a link to it: author and words must do.
  if (above.length) return above.some((article) => isBy(article, post.author) && postWords(article) === post.words)
  return fresh
}

function isBy(article: Element, author: string): boolean {
  const head = find(article, "author")?.textContent?.toLowerCase() ?? ""
  return new RegExp(`@${author}(?!\\w)`).test(head)
}

/** The box of that post that is there now: a dialog's first, then the inline one if X or the person went into it. */
function openBox(post: Place, before: ReadonlySet<Element>, page: Document): Box | null {
  const path = page.location.pathname
  const all = boxes(page)
  const dialog = all.findLast((box) => box.kind === "dialog" && belongsTo(box, post, !before.has(box.editor), path))
  if (dialog) return dialog
  const inUse = (box: Box) => box.editor.contains(page.activeElement) || textIn(box.editor).trim() !== ""
  return inlineBox(post, page, inUse)
}

const inlineBox = (post: Place, page: Document, fits: (box: Box) => boolean): Box | null =>
  boxes(page).find((box) => box.kind === "inline" && belongsTo(box, post, true, page.location.pathname) && fits(box)) ??
  null

/** How long to wait for the box, and where. */
export interface Opening {
  /** Milliseconds. */
  within: number
  signal: AbortSignal
  page?: Document
}

/** Opens X's own reply box for a post, by X's own reply button, and waits for it. Null: none came in time. */
export async function openReplyBox(article: Element, post: Place, opening: Opening): Promise<Box | "left" | null> {
  const { within, signal, page = document } = opening
  const before = new Set<Element>(findAll(page, "editor"))
  const path = page.location.pathname
  let box: Box | "left" | null = openBox(post, before, page)
  if (!box) {
    find(article, "reply")?.click()
    const seen = () => (hasLeft(page, path) ? "left" : openBox(post, before, page))
    box = await until<Box | "left">(seen, { root: page, within, signal })
    // No dialog came: the inline box of this very post is as good.
    box ??= inlineBox(post, page, () => !signal.aborted)
  }
  if (box && box !== "left" && box.kind === "dialog") openedFor.set(box.editor, post.id)
  return box
}

/** X's dialog has an address of its own; any other change means that the person went elsewhere. */
const hasLeft = ({ location }: Document, path: string) =>
  location.pathname !== path && !location.pathname.startsWith("/compose/")
