import { icon, tick } from "./icon"
import { find } from "./selectors"
import { buttonName, type Known, story } from "./words"

/** What a button does; the article is looked up when it happens. */
export interface ButtonActs {
  press(button: HTMLButtonElement): void
  menu(button: HTMLButtonElement): unknown
  /** The person looks at it: "2 h" may have become "3 h". */
  look(button: HTMLButtonElement): void
}

/** How long a press must be held to open the menu, in milliseconds. */
const HOLD = 500

/** Makes one button of the action row. Nothing it hears reaches X, whose post would open. */
export function makeButton(page: Document, acts: ButtonActs): HTMLButtonElement {
  const button = patternIn(page).cloneNode(true) as HTMLButtonElement
  const hear = hearingOf(button, acts)
  for (const type of HEARD) button.addEventListener(type, hear)
  button.addEventListener("touchstart", hear, { passive: true })
  return button
}

const HEARD = [
  ...["pointerdown", "pointerup", "pointerleave", "pointercancel", "pointerenter", "mousedown", "mouseup"],
  ...["click", "contextmenu", "keydown", "focus"],
]

// Copied for every post: that is several times as quick as building each anew.
const patterns = new WeakMap<Document, HTMLButtonElement>()

function patternIn(page: Document): HTMLButtonElement {
  const known = patterns.get(page)
  if (known) return known
  const button = page.createElement("button")
  button.type = "button"
  button.className = "aside-dm"
  button.setAttribute("aria-haspopup", "menu")
  button.setAttribute("aria-expanded", "false")
  button.setAttribute("aria-keyshortcuts", "D Shift+D")
  // As X builds its own: an inner part that wears size and colour, and the place of the circle behind the picture.
  const inner = page.createElement("div")
  const place = page.createElement("span")
  inner.dir = "ltr"
  place.append(icon(page))
  inner.append(place)
  button.append(inner)
  patterns.set(page, button)
  return button
}

/** What a button does with all it hears: a press, a press and hold, the arrow down. */
function hearingOf(button: HTMLButtonElement, acts: ButtonActs): (event: Event) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasHeld = false
  const click = (event: Event) => {
    event.preventDefault()
    clearTimeout(timer)
    if (!wasHeld && isPersons(event)) acts.press(button)
    wasHeld = false
  }
  const hold = () => {
    wasHeld = false
    timer = setTimeout(() => {
      wasHeld = true
      acts.menu(button)
    }, HOLD)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter" && event.key !== " ") return
    event.stopPropagation()
    if (event.key !== "ArrowDown") return
    event.preventDefault()
    if (isPersons(event)) acts.menu(button)
  }
  return (event) => {
    const { type } = event
    if (type === "keydown") return key(event as KeyboardEvent)
    if (type === "pointerenter" || type === "focus") return acts.look(button)
    if (type === "pointerup" || type === "pointerleave" || type === "pointercancel") clearTimeout(timer)
    if (type === "pointerleave" || type === "pointercancel") return
    event.stopPropagation()
    if (type === "click") click(event)
    if (type === "pointerdown" && (event as PointerEvent).button === 0) hold()
  }
}

/** A script of the page can't press for a person; assistive software that clicks for one can. */
export const isPersons = (event: Event): boolean => event.isTrusted || (navigator.userActivation?.isActive ?? true)

/** Shows on the button what the desk knows of its post; touches the page only where something changes. */
export function showState(button: HTMLButtonElement, known: Known, now: number): void {
  const { state, owner } = known
  const inDm = owner === undefined ? "" : "open"
  const status = state ? state.status : inDm
  const group = /^(arrived|accepted|answered)$/.test(status) ? "open" : status
  set(button, "aria-label", buttonName(known, now))
  set(button, "title", story(known, now).join("\n"))
  if (set(button, "data-state", group)) tick(button.querySelector("svg"), group !== "" && group !== "drafted")
}

/**
 * Lets the button wear what X's own reply button beside it wears: size, colour and text size follow X's settings without
 * one computed style. While the pointer is on X's button it wears another colour, which isn't ours.
 */
export function dress(button: HTMLButtonElement): void {
  const like = button.parentElement && find(button.parentElement, "reply")
  const [inner, theirs] = [button.firstElementChild as HTMLElement | null, like?.querySelector<HTMLElement>("div[dir]")]
  if (!inner || !theirs || like?.matches(":hover,:focus,:active")) return
  set(inner, "class", theirs.className)
  if (inner.style.color !== theirs.style.color) inner.style.color = theirs.style.color
  const svg = inner.querySelector("svg")
  if (svg) set(svg, "class", theirs.querySelector("svg")?.getAttribute("class") ?? "")
}

function set(element: Element, name: string, value: string): boolean {
  if ((element.getAttribute(name) ?? "") === value) return false
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
  return true
}
