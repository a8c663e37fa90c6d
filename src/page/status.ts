import { stand } from "./region"

/** A button in the status, pressed by the person. */
export interface StatusAction {
  label: string
  press(): void
}

/** What the page says to the person, near its bottom: each saying can be taken back by what it returned. */
export interface Status {
  /** Says it behind what is being said already. */
  add(text: string, action?: StatusAction | undefined): () => void
  clear(): void
}

/** How long sentences without a button stay, in milliseconds; longer while the person is at them. */
const STAYS = 10_000

/** What is said in the region `Aside`. */
export function makeStatus(region: HTMLElement, signal: AbortSignal): Status {
  const page = region.ownerDocument
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
    stand(region)
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
  signal.addEventListener("abort", clear)
  const add = (text: string, action?: StatusAction) => {
    const saying = { text, action }
    keep([...sayings, saying])
    return () => {
      if (sayings.includes(saying)) keep(sayings.filter((one) => one !== saying))
    }
  }
  return { clear, add }
}
