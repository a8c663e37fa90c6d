import type { PostState } from "./desk-view"
import { icon } from "./icon"
import { buttonName, stateWords } from "./words"

/** What a button does; the article is looked up when it happens. */
export interface ButtonActs {
  press(button: HTMLButtonElement): void
  menu(button: HTMLButtonElement): void
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
  button.append(icon(page))
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
    acts.menu(button)
  })
  for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => acts.look(button))
  for (const type of ["mousedown", "mouseup", "pointerup", "touchstart", "contextmenu"])
    button.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  return button
}

/** A script of the page can't press for a person; assistive software that clicks for one can. */
const isPersons = (event: Event) => event.isTrusted || (navigator.userActivation?.isActive ?? true)

const GROUPS: Record<PostState["status"], string> = {
  drafted: "drafted",
  posted: "posted",
  arrived: "open",
  accepted: "open",
  answered: "open",
  closed: "closed",
}

/** Shows on the button what became of the post's link; touches the page only where something changes. */
export function showState(button: HTMLButtonElement, state: PostState | undefined, now: number): void {
  set(button, "aria-label", buttonName(state, now))
  set(button, "title", stateWords(state, now))
  const group = state ? GROUPS[state.status] : ""
  if (set(button, "data-state", group)) {
    const done = group === "open" || group === "posted" || group === "closed"
    button.replaceChildren(icon(button.ownerDocument, done))
  }
}

function set(element: Element, name: string, value: string): boolean {
  if ((element.getAttribute(name) ?? "") === value) return false
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
  return true
}
