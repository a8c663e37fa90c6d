/** One line of the menu. */
export interface MenuItem {
  label: string
  /** Second line, smaller. */
  hint?: string
  /** Called inside the person's gesture: the side panel can be opened from it. */
  pick(): void
}

/** Opens the menu `DM link options` at a button; groups are parted by lines. Returns how to close it. */
export function openMenu(button: HTMLElement, groups: MenuItem[][], signal: AbortSignal): () => void {
  const page = button.ownerDocument
  const menu = page.createElement("div")
  const over = new AbortController()
  const close = (back = false) => {
    if (over.signal.aborted) return
    over.abort()
    menu.remove()
    button.setAttribute("aria-expanded", "false")
    if (back) button.focus()
  }
  menu.className = "aside-dm-menu"
  menu.setAttribute("role", "menu")
  menu.setAttribute("aria-label", "DM link options")
  menu.tabIndex = -1
  menu.lang = "en"
  menu.dir = "ltr"
  groups
    .filter((group) => group.length)
    .forEach((group, index) => {
      if (index) menu.append(line(page))
      for (const item of group) menu.append(entry(page, item, () => close(true)))
    })
  button.setAttribute("aria-expanded", "true")
  page.body.append(menu)
  place(menu, button)
  menu.addEventListener("keydown", (event) => walk(event, menu, close))
  closeFromOutside(menu, button, close, over.signal)
  signal.addEventListener("abort", () => close(), { signal: over.signal })
  menu.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true })
  return close
}

function closeFromOutside(menu: HTMLElement, button: HTMLElement, close: () => void, signal: AbortSignal): void {
  const page = menu.ownerDocument
  const outside = (event: Event) => {
    if (event.target instanceof Node && (menu.contains(event.target) || button.contains(event.target))) return
    close()
  }
  for (const type of ["pointerdown", "focusin"]) page.addEventListener(type, outside, { capture: true, signal })
  const follow = () => (button.isConnected ? place(menu, button) : close())
  page.addEventListener("scroll", follow, { capture: true, passive: true, signal })
  for (const type of ["resize", "popstate", "blur"]) page.defaultView?.addEventListener(type, () => close(), { signal })
}

function entry(page: Document, { label, hint, pick }: MenuItem, close: () => void): HTMLElement {
  const made = page.createElement("button")
  made.type = "button"
  made.setAttribute("role", "menuitem")
  made.tabIndex = -1
  const name = page.createElement("b")
  name.textContent = label
  made.append(name)
  if (hint) {
    const small = page.createElement("small")
    small.textContent = hint
    made.append(small)
  }
  made.addEventListener("click", (event) => {
    event.stopPropagation()
    close()
    pick()
  })
  return made
}

function line(page: Document): HTMLElement {
  const made = page.createElement("div")
  made.setAttribute("role", "separator")
  return made
}

function walk(event: KeyboardEvent, menu: HTMLElement, close: (back?: boolean) => void): void {
  // X's single-key shortcuts rest while the menu is open.
  event.stopPropagation()
  if (event.key === "Escape" || event.key === "Tab") close(event.key === "Escape")
  const items = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")]
  const at = items.indexOf(menu.ownerDocument.activeElement as HTMLElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }
  const next = steps[event.key]
  if (next === undefined) return
  event.preventDefault()
  items.at(next % items.length)?.focus()
}

function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const { clientWidth, clientHeight } = menu.ownerDocument.documentElement
  const below = at.bottom + 8 + height <= clientHeight
  const left = Math.min(Math.max(8, at.right - width), Math.max(8, clientWidth - width - 8))
  const top = below ? at.bottom + 8 : Math.max(8, at.top - height - 8)
  menu.style.left = `${left}px`
  menu.style.top = `${top}px`
}
