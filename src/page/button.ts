import { icon, tick } from "./icon"
import { isPersons } from "./is-persons"
import { find } from "./selectors"
import { BUTTON_NAME, buttonName, type Known, story } from "./words"

/** What a button does; the article is looked up when it happens. */
export interface ButtonActs {
  press(button: HTMLButtonElement): void
  menu(button: HTMLButtonElement): unknown
  /** The person looks at it: "2 h" may have become "3 h". */
  look(button: HTMLButtonElement): void
}

/** How long a press must be held to open the menu, in milliseconds. */
const HOLD = 500

/** Makes one button of the action row. It hears nothing by itself: see `hearButtons`. */
export function makeButton(page: Document): HTMLButtonElement {
  const pattern = patternIn(page)
  const button = pattern.cloneNode(true) as HTMLButtonElement
  worn.set(button, worn.get(pattern) ?? "")
  return button
}

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
  button.setAttribute("aria-label", BUTTON_NAME)
  button.setAttribute("data-size", "usual")
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

/** What of a button's is kept from X, whose post would open. */
const KEPT = ["pointerdown", "pointerup", "pointercancel", "mousedown", "mouseup", "click", "contextmenu", "touchstart"]

/**
 * Hears for all buttons of a page, by one listener: a press, a press and hold, the arrow down. Each button with a dozen of its own
 * would be a quarter of what it costs.
 */
export function hearButtons(page: Document, acts: ButtonActs, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasHeld = false
  signal.addEventListener("abort", () => clearTimeout(timer))
  const click = (button: HTMLButtonElement, event: Event) => {
    event.preventDefault()
    clearTimeout(timer)
    if (!wasHeld && isPersons(event)) acts.press(button)
    wasHeld = false
  }
  const hold = (button: HTMLButtonElement) => {
    wasHeld = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      wasHeld = true
      acts.menu(button)
    }, HOLD)
  }
  const key = (button: HTMLButtonElement, event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter" && event.key !== " ") return
    event.stopPropagation()
    if (event.key !== "ArrowDown") return
    event.preventDefault()
    if (isPersons(event)) acts.menu(button)
  }
  const hear = (event: Event) => {
    const { type, target } = event
    const button = target instanceof Element && target.closest<HTMLButtonElement>(OURS)
    if (!button) return
    if (type === "keydown") return key(button, event as KeyboardEvent)
    if (type === "focus") return acts.look(button)
    if (type === "pointerover" || type === "pointerout") {
      if (button.contains((event as PointerEvent).relatedTarget as Node | null)) return
      if (type === "pointerover") acts.look(button)
      else clearTimeout(timer)
      return
    }
    event.stopPropagation()
    if (type === "pointerup" || type === "pointercancel") clearTimeout(timer)
    if (type === "click") click(button, event)
    if (type === "pointerdown" && (event as PointerEvent).button === 0) hold(button)
  }
  for (const type of [...KEPT, "pointerover", "pointerout", "keydown", "focus"])
    page.addEventListener(type, hear, { capture: true, passive: type === "touchstart", signal })
}

const OURS = "button.aside-dm"

/** Lets the button be as large as X's own: larger under an opened post. */
export const setSize = (button: HTMLButtonElement, big: boolean) => set(button, "data-size", big ? "big" : "usual")

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
  const theirs = like?.querySelector<HTMLElement>("div[dir]")
  if (!theirs || like?.matches(":hover,:focus,:active")) return
  const clothes = JSON.stringify([theirs.getAttribute("class"), theirs.getAttribute("style"), svgClass(theirs)])
  if (worn.get(button) === clothes) return
  // The next one is made in these clothes: rarely is anything else worn.
  for (const one of [button, patternIn(button.ownerDocument)]) {
    worn.set(one, clothes)
    putOn(one, theirs)
  }
}

/** What each button was last dressed in. */
const worn = new WeakMap<HTMLButtonElement, string>()

const svgClass = (part: Element): string => part.querySelector("svg")?.getAttribute("class") ?? ""

function putOn(button: HTMLButtonElement, theirs: HTMLElement): void {
  const inner = button.firstElementChild as HTMLElement | null
  const svg = inner?.querySelector("svg")
  if (!inner || !svg) return
  set(inner, "class", theirs.className)
  inner.style.color = theirs.style.color
  set(svg, "class", svgClass(theirs))
}

function set(element: Element, name: string, value: string): boolean {
  if ((element.getAttribute(name) ?? "") === value) return false
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
  return true
}
