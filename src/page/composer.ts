import type { PostId } from "~core/ids"
import { textIn } from "./editor-text"
import { postInPath } from "./post-address"
import { postWords, readPost, replyButton, type SeenPost } from "./read-post"
import { closest, find, findAll, inAnyShape } from "./selectors"
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

/** The box around an editor, or around something in it; null when that is none of X's boxes. */
export const boxOf = (inside: Element): Box | null =>
  boxes(inside.ownerDocument).find(({ editor }) => editor.contains(inside)) ?? null

/** Every box on the page: what can be written in beside a post button of X's. */
export const boxes = (page: ParentNode = document): Box[] => [
  ...findAll(page, "postButtonInline").flatMap((button) => boxBeside(button, "postButtonInline") ?? []),
  ...findAll(page, "postButton").flatMap((button) => boxBeside(button, "postButton") ?? []),
]

function boxBeside(button: HTMLElement, name: "postButton" | "postButtonInline"): Box | null {
  const kind = name === "postButton" ? "dialog" : "inline"
  const dialog = closest(button, "dialog")
  for (let frame = button.parentElement; frame; frame = frame.parentElement) {
    const editor = editorIn(frame)
    const holder = frame
    if (editor) return { editor, frame, kind, button: () => find(holder, name) }
    // Beyond these the next editor would be another box's, or that of X's messages.
    if (dialog ? frame === dialog : find(frame, "post")) return null
  }
  return null
}

/** The editor by X's names for it, newest first; else whatever can be written in and is seen. */
const editorIn = (frame: HTMLElement): HTMLElement | undefined =>
  find(frame, "editor") ?? findAll(frame, "writable").find((one) => one.checkVisibility())

/** Whether X takes the text as it stands. */
export function isEnabled(box: Box): boolean {
  const button = box.button()
  return button !== null && !isDisabled(button)
}

/** Whether X says that a button of its own can't be pressed. */
export const isDisabled = (button: HTMLElement): boolean =>
  button.getAttribute("aria-disabled") === "true" || button.hasAttribute("disabled")

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
  // X's dialog shows the post without a link to it: author and words must do. The photo overlay shows no words.
  const says = (article: Element) => postWords(article) === post.words || (fresh && post.words === "")
  if (above.length) return above.some((article) => isBy(article, post.author) && says(article))
  return fresh
}

function isBy(article: Element, author: string): boolean {
  const head = (find(article, "author") ?? article).textContent?.toLowerCase() ?? ""
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
  page: Document
}

/** The editors of all boxes there are. */
export const editorsOn = (page: Document): Set<Element> => new Set(boxes(page).map(({ editor }) => editor))

/**
 * Opens X's own reply box for a post, by X's own reply button, and waits for it. Null: none came in time. "left": the person
 * went elsewhere, or closed it again.
 */
export async function openReplyBox(holder: Element, post: Place, opening: Opening): Promise<Box | "left" | null> {
  const { page, signal } = opening
  const before = editorsOn(page)
  const path = page.location.pathname
  let box: Box | "left" | null = openBox(post, before, page)
  const reply = replyButton(holder)
  if (!box && reply) {
    const wasClosed = closing(page)
    reply.click()
    const seen = () => (hasLeft(page, path) || wasClosed() ? "left" : openBox(post, before, page))
    box = await until<Box | "left">(seen, { ...opening, root: page })
  }
  // No dialog came: the inline box of this very post is as good.
  box ??= inlineBox(post, page, () => !signal.aborted)
  return box === "left" ? box : opened(box, post)
}

/** The box of a post as X has drawn it anew in the place of `old`; null when none comes: the person closed it. */
export async function boxAgain(old: Box, post: Place, others: Set<Element>, opening: Opening): Promise<Box | null> {
  const { page } = opening
  const fits = (box: Box) =>
    box.kind === old.kind && !others.has(box.editor) && belongsTo(box, post, true, page.location.pathname)
  return opened(await until(() => boxes(page).find(fits) ?? null, { ...opening, root: page }), post)
}

function opened(box: Box | null, post: Place): Box | null {
  if (box?.kind === "dialog") openedFor.set(box.editor, post.id)
  return box
}

/** X's dialog has an address of its own; any other change means that the person went elsewhere. */
const hasLeft = ({ location }: Document, path: string) =>
  location.pathname !== path && !location.pathname.startsWith("/compose/")

/** Tells when a dialog that came since is gone again. */
function closing(page: Document): () => boolean {
  const before = findAll(page, "dialog")
  let came: Element | undefined
  return () => {
    came ??= findAll(page, "dialog").find((dialog) => !before.includes(dialog))
    return came !== undefined && !came.isConnected && findAll(page, "dialog").length <= before.length
  }
}

/** Which part of X's page a press missed when no box came; null while X is still loading it. */
export function missedBox(page: Document): "reply box" | "post button" | null {
  const dialog = findAll(page, "dialog").at(-1)
  if (dialog && find(dialog, "busy")) return null
  const editor = dialog?.querySelector<HTMLElement>(`${inAnyShape("editor")},${inAnyShape("writable")}`)
  return editor && !boxOf(editor) ? "post button" : "reply box"
}
