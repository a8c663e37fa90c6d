import { closest, find } from "./selectors"

/** What the key needs of the page. */
export interface Keys {
  page: Document
  signal: AbortSignal
  /** Our button under that post, if it has one. */
  buttonOf(article: Element): HTMLButtonElement | undefined
  press(button: HTMLButtonElement): void
  /** Opens the menu; when it is closed the focus goes back to the post, so that X's own keys go on from there. */
  menu(button: HTMLButtonElement, back: HTMLElement): unknown
}

/** X's two-key shortcuts (`g` `d`) leave about so many milliseconds between their keys. */
const SEQUENCE = 1_500

/** `d` while a post has X's keyboard focus is the press, `Shift+D` its menu. Never what X, or anybody, already does with it. */
export function watchKeys({ page, signal, buttonOf, press, menu }: Keys): void {
  let wentAt = Number.NEGATIVE_INFINITY
  const hear = (event: KeyboardEvent) => {
    const afterG = event.timeStamp - wentAt < SEQUENCE
    wentAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY
    if (event.key.toLowerCase() !== "d" || afterG || !event.isTrusted || isHeld(event)) return
    const article = page.activeElement as HTMLElement | null
    if (!article || closest(article, "post") !== article || find(page, "dialog")) return
    // After everybody else: whoever handled it has said so by then.
    setTimeout(() => {
      const button = event.defaultPrevented || signal.aborted ? undefined : buttonOf(article)
      if (button && event.shiftKey) menu(button, article)
      else if (button) press(button)
    })
  }
  page.defaultView?.addEventListener("keydown", hear, { signal })
}

const isHeld = ({ altKey, ctrlKey, metaKey, repeat, isComposing }: KeyboardEvent) =>
  altKey || ctrlKey || metaKey || repeat || isComposing
