/** A button in the status, pressed by the person. */
export interface StatusAction {
  label: string
  press(): void
}

/** What the page says to the person, near its bottom: each saying can be taken back by what it returned. */
export interface Status {
  /** Stands there, empty: a region that comes with its words is missed by a screen reader. */
  stand(): void
  /** Says it behind what is being said already. */
  add(text: string, action?: StatusAction | undefined): () => void
  clear(): void
}

/** How long sentences without a button stay, in milliseconds; longer while the person is at them. */
const STAYS = 10_000

/** The region `Aside` of the page; nothing of it stands there before it is told to, or has something to say. */
export function makeStatus(page: Document, signal: AbortSignal): Status {
  const region = page.createElement("div")
  region.className = "aside-dm-status"
  region.setAttribute("role", "status")
  region.setAttribute("aria-label", "Aside")
  region.lang = "en"
  region.dir = "ltr"
  // X may have replaced the body's children.
  const stand = () => {
    if (!region.isConnected) page.body.append(region)
  }
  let sayings: { text: string; action?: StatusAction | undefined }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (kept: typeof sayings) => {
    sayings = kept
    draw()
  }
  const clear = () => keep([])
  const fade = () => {
    if (region.matches(":hover,:focus-within")) timer = setTimeout(fade, STAYS)
    else clear()
  }
  const draw = () => {
    clearTimeout(timer)
    region.replaceChildren()
    if (!sayings.length) return
    stand()
    const words = page.createElement("span")
    words.textContent = sayings.map(({ text }) => text).join(" ")
    const actions = sayings.flatMap(({ action }) => action ?? [])
    region.append(words)
    for (const { label, press } of [...actions, { label: "Dismiss", press: clear }]) {
      const button = page.createElement("button")
      button.type = "button"
      button.textContent = label
      button.addEventListener("click", () => {
        clear()
        press()
      })
      region.append(button)
    }
    if (!actions.length) timer = setTimeout(fade, STAYS)
  }
  signal.addEventListener("abort", () => {
    clear()
    region.remove()
  })
  const add = (text: string, action?: StatusAction) => {
    const saying = { text, action }
    keep([...sayings, saying])
    return () => {
      if (sayings.includes(saying)) keep(sayings.filter((one) => one !== saying))
    }
  }
  return { stand, clear, add }
}
