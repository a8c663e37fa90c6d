import { isPersons } from "./is-persons"
import { seek } from "./seek"

/** One line of the menu. */
export interface MenuItem {
  label: string
  /** Second line, smaller. */
  hint?: string
  /** Called inside the person's gesture: the side panel can be opened from it. */
  pick(): void
}

/** What a menu holds: groups are parted by lines; the story of the post's link stands above them. */
export interface Menu {
  story: string[]
  groups: MenuItem[][]
}

/**
 * Opens the menus of this page, one at a time, each with what it holds when it is opened; where the focus came from (or
 * the button) it goes back to.
 */
export function menuOpener(signal: AbortSignal, read: (button: HTMLButtonElement) => Promise<Menu | undefined>) {
  let open = new AbortController()
  return async (button: HTMLButtonElement, back: HTMLElement = button): Promise<void> => {
    open.abort()
    const mine = new AbortController()
    open = mine
    const menu = await read(button)
    const either = AbortSignal.any([signal, mine.signal])
    if (menu && !either.aborted) openMenu(button, menu, either, back)
  }
}

/** Opens the menu `DM link options` at a button; closed by key, the focus goes to `back`. */
function openMenu(button: HTMLElement, { story, groups }: Menu, signal: AbortSignal, back: HTMLElement): void {
  const page = button.ownerDocument
  const frame = part(page, "div")
  const menu = part(page, "div", "menu")
  const over = new AbortController()
  const close = (returns = false) => {
    if (over.signal.aborted) return
    over.abort()
    frame.remove()
    button.setAttribute("aria-expanded", "false")
    if (returns) back.focus()
  }
  frame.className = "aside-dm-menu"
  frame.lang = "en"
  frame.dir = "ltr"
  menu.setAttribute("aria-label", "DM link options")
  menu.tabIndex = -1
  if (story.length) frame.append(tell(page, story, menu))
  for (const group of groups.filter(({ length }) => length)) {
    if (menu.childElementCount) menu.append(part(page, "div", "separator"))
    for (const item of group) menu.append(entry(page, item, () => close(true)))
  }
  frame.append(menu)
  button.setAttribute("aria-expanded", "true")
  page.body.append(frame)
  place(frame, button)
  menu.addEventListener("keydown", walker(menu, close))
  closeFromOutside(frame, button, close, over.signal)
  signal.addEventListener("abort", () => close(), { signal: over.signal })
  menu.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true })
}

function part(page: Document, tag: string, role = ""): HTMLElement {
  const made = page.createElement(tag)
  if (role) made.setAttribute("role", role)
  return made
}

/** The story as plain text above the menu, and the menu's description. */
function tell(page: Document, story: string[], menu: HTMLElement): HTMLElement {
  const told = part(page, "div")
  told.id = "aside-dm-story"
  menu.setAttribute("aria-describedby", told.id)
  for (const words of story) {
    const line = part(page, "div")
    line.textContent = words
    told.append(line)
  }
  return told
}

function closeFromOutside(frame: HTMLElement, button: HTMLElement, close: () => void, signal: AbortSignal): void {
  const page = frame.ownerDocument
  const outside = (event: Event) => {
    if (event.target instanceof Node && (frame.contains(event.target) || button.contains(event.target))) return
    close()
  }
  for (const type of ["pointerdown", "focusin"]) page.addEventListener(type, outside, { capture: true, signal })
  const follow = ({ target }: Event) => {
    if (target === frame) return
    if (button.isConnected) place(frame, button)
    else close()
  }
  page.addEventListener("scroll", follow, { capture: true, passive: true, signal })
  for (const type of ["resize", "popstate", "blur"]) page.defaultView?.addEventListener(type, () => close(), { signal })
}

function entry(page: Document, { label, hint, pick }: MenuItem, close: () => void): HTMLElement {
  const made = part(page, "button", "menuitem") as HTMLButtonElement
  made.type = "button"
  made.tabIndex = -1
  for (const [tag, words] of [["b", label] as const, ["small", hint] as const]) {
    if (!words) continue
    const text = part(page, tag)
    text.textContent = words
    // A name may be written from right to left.
    text.dir = "auto"
    made.append(text)
  }
  made.addEventListener("click", (event) => {
    event.stopPropagation()
    if (!isPersons(event)) return
    close()
    pick()
  })
  return made
}

/** Keys inside the menu: arrows, Home, End, the first letters of a label; Escape and Tab close it. */
function walker(menu: HTMLElement, close: (returns: boolean) => void): (event: KeyboardEvent) => void {
  let typed = ""
  let typedAt = 0
  return (event) => {
    const { key, timeStamp } = event
    // X's single-key shortcuts rest while the menu is open.
    event.stopPropagation()
    // Tab goes on from the button.
    if (key === "Escape" || key === "Tab") return close(true)
    const items = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")]
    const at = items.indexOf(menu.ownerDocument.activeElement as HTMLElement)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }
    let next = steps[key]
    if (next === undefined && key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed = (timeStamp - typedAt < 700 ? typed : "") + key
      typedAt = timeStamp
      next = seek(
        items.map(({ textContent }) => textContent ?? ""),
        typed,
        at,
      )
    }
    if (next === undefined) return
    event.preventDefault()
    items.at(next % items.length)?.focus()
  }
}

/** Below the button where there is room, else above; its edge is the row's end, left on a page from right to left. */
function place(frame: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = frame
  const { clientWidth, clientHeight } = frame.ownerDocument.documentElement
  const fromRight = frame.ownerDocument.defaultView?.getComputedStyle(button).direction === "rtl"
  const left = Math.max(8, Math.min(fromRight ? at.left : at.right - width, clientWidth - width - 8))
  const top = at.bottom + 8 + height <= clientHeight ? at.bottom + 8 : Math.max(8, at.top - height - 8)
  frame.style.left = `${left}px`
  frame.style.top = `${top}px`
}
