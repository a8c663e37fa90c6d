import { holdsLink } from "~core/dm-link"
import { type PrivateKind, privateDataIn } from "~core/private-data"
import { belongsTo, boxOf, type Place } from "./composer"
import type { DeskView } from "./desk-view"
import { textIn } from "./editor-text"
import { postWords, readPost } from "./read-post"
import { closest } from "./selectors"
import type { Status } from "./status"
import { knownOf } from "./words"

/** What the guard needs of the page. */
export interface Guard {
  page: Document
  signal: AbortSignal
  status: Status
  desk(): DeskView | null
  /** The posts on the page now. */
  places(): Place[]
  /** X's reply button that was pressed just before the guard came; null: none. */
  replied: Element | null
  /** Puts the DM link, alone, into the reply under that post; what was typed stays. */
  addLink(place: Place): void
}

/** How long the typing rests before the box is read, in milliseconds. */
const REST = 500

const WORDS: Record<PrivateKind, string> = {
  "e-mail": "an e-mail address",
  phone: "a phone number",
  card: "a card number",
  "bank account": "a bank account number",
  order: "an order number",
}

/**
 * Suggests the DM link when private data are typed into a public reply to somebody the desk is already in touch with.
 * Never in the way: it takes no focus and holds nothing back, and nothing of the text leaves this page.
 */
export function watchPrivateData({ page, signal, status, desk, places, replied, addLink }: Guard): void {
  const told = new WeakMap<Element, Set<PrivateKind>>()
  let answered: Place | null = null
  let editor: HTMLElement | null = null
  let said: PrivateKind[] = []
  let takeBack = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener("abort", () => clearTimeout(timer))

  /** The post that a box answers, if the desk is in touch about it. */
  const placeOf = (at: HTMLElement, view: DeskView): Place | undefined => {
    const box = boxOf(at)
    const path = page.location.pathname
    const all = answered ? [answered, ...places()] : places()
    const place = box && all.find((one) => belongsTo(box, one, one === answered, path))
    const { state, owner } = place ? knownOf(view, place) : {}
    return place && (state || owner !== undefined) ? place : undefined
  }
  const read = () => {
    const view = desk()
    const place = editor?.isConnected && view?.guardPrivateData ? placeOf(editor, view) : undefined
    const text = editor && place ? textIn(editor) : ""
    const kinds = privateDataIn(text)
    if (!said.some((kind) => kinds.includes(kind))) {
      takeBack()
      said = []
    }
    const before = (editor && told.get(editor)) ?? new Set()
    const fresh = kinds.filter((kind) => !before.has(kind))
    if (!editor || !place || !fresh.length) return
    told.set(editor, new Set([...before, ...fresh]))
    takeBack()
    said = fresh
    const words = `This looks like ${fresh.map((kind) => WORDS[kind]).join(" and ")}. Everyone can read this reply.`
    const action = { label: "Add the DM link", press: () => addLink(place) }
    takeBack = status.add(words, holdsLink(text) ? undefined : action)
  }
  const readSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(read, REST)
  }
  const hear = ({ target }: Pick<Event, "target">) => {
    // In whatever can be written in, also an editor of X's that nobody has seen yet.
    const box = target instanceof Element && closest(target, "writable") ? boxOf(target) : null
    if (box) editor = box.editor
    // Nothing was typed into a box of X's yet: there is nothing to read.
    if (editor) readSoon()
  }
  const clicked = (event: Pick<Event, "target">) => {
    const reply = event.target instanceof Element ? closest(event.target, "reply") : null
    const article = reply && closest(reply, "post")
    const post = article && readPost(article)
    if (post) answered = { id: post.id, author: post.author, words: postWords(article) }
    // The box may be gone after this, and with it what was said of it.
    hear(event)
  }
  for (const type of ["input", "keyup", "paste"])
    page.addEventListener(type, hear, { capture: true, passive: true, signal })
  page.addEventListener("click", clicked, { capture: true, passive: true, signal })
  // What happened before the guard was there: it comes when a box is opened, or written in.
  clicked({ target: replied })
  hear({ target: page.activeElement })
}
