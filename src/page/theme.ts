/** X's three themes, by the colour behind the page. */
export type Theme = "light" | "dim" | "dark"

/** Which of X's themes the page is in. */
export function themeOf(page: Document): Theme {
  const colour = page.defaultView?.getComputedStyle(page.body).backgroundColor ?? ""
  const [red = 255, green = 255, blue = 255] = (colour.match(/\d+/g) ?? []).map(Number)
  if (red + green + blue > 380) return "light"
  return red + green + blue > 30 ? "dim" : "dark"
}

/**
 * Puts styles on the page, written anew when the person changes X's theme, and tells of that. A style element: X replaces adopted
 * sheets.
 */
export function wearSheet(page: Document, signal: AbortSignal, sheet: (theme: Theme) => string, changed = () => {}) {
  const style = page.createElement("style")
  const wear = () => {
    const now = sheet(themeOf(page))
    if (style.textContent === now) return
    style.textContent = now
    changed()
  }
  wear()
  page.head.append(style)
  const observer = new MutationObserver(wear)
  observer.observe(page.body, { attributes: true, attributeFilter: ["style", "class"] })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    style.remove()
  })
}
