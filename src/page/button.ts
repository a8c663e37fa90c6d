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
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasHeld = false
  button.addEventListener("pointerdown", (event) => {
    event.stopPropagation()
    if (event.button !== 0) return
    wasHeld = false
    timer = setTimeout(() => {
      wasHeld = true
      acts.menu(button)
    }, HOLD)
  })
  for (const type of ["pointerup", "pointerleave", "pointercancel"])
    button.addEventListener(type, () => clearTimeout(timer))
  button.addEventListener("click", (event) => {
    event.stopPropagation()
    event.preventDefault()
    clearTimeout(timer)
    if (!wasHeld && isPersons(event)) acts.press(button)
    wasHeld = false
  })
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter" && event.key !== " ") return
    event.stopPropagation()
    if (event.key !== "ArrowDown") return
    event.preventDefault()
    if (isPersons(event)) acts.menu(button)
  })
  for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => acts.look(button))
  for (const type of ["mousedown", "mouseup", "pointerup", "touchstart", "contextmenu"])
    button.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  return button
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
