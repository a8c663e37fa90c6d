/** A button in the status, pressed by the person. */
export interface StatusAction {
  label: string
  press(): void
}

/** What the page says to the person: one sentence at a time, near the bottom of the page. */
export interface Status {
  say(text: string, action?: StatusAction | undefined): void
  /** Says it behind what is being said already. */
  add(text: string): void
  clear(): void
}

/** How long a sentence without a button stays, in milliseconds. */
const STAYS = 10_000

/** The region `Aside` of the page; it must stand empty before it speaks, or a screen reader misses it. */
export function makeStatus(page: Document, signal: AbortSignal): Status {
  const region = page.createElement("div")
  region.className = "aside-dm-status"
  region.setAttribute("role", "status")
  region.setAttribute("aria-label", "Aside")
  region.lang = "en"
  region.dir = "ltr"
  page.body.append(region)
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = () => {
    clearTimeout(timer)
    region.replaceChildren()
  }
  signal.addEventListener("abort", () => {
    clear()
    region.remove()
  })
  const say = (text: string, action?: StatusAction) => {
    clear()
    // X may have replaced the body's children.
    if (!region.isConnected) page.body.append(region)
    const words = page.createElement("span")
    words.textContent = text
    region.append(words)
    if (action)
      region.append(
        button(page, action.label, () => {
          action.press()
          clear()
        }),
      )
    region.append(button(page, "Dismiss", clear))
    if (!action) timer = setTimeout(clear, STAYS)
  }
  return { say, clear, add: (text) => say([region.querySelector("span")?.textContent, text].filter(Boolean).join(" ")) }
}

function button(page: Document, label: string, press: () => void): HTMLButtonElement {
  const made = page.createElement("button")
  made.type = "button"
  made.textContent = label
  made.addEventListener("click", press)
  return made
}
