/** The region `Aside`, where the page says things to the person; it stands nowhere yet. */
export function makeRegion(page: Document, signal: AbortSignal): HTMLElement {
  const region = page.createElement("div")
  region.className = "aside-dm-status"
  region.setAttribute("role", "status")
  region.setAttribute("aria-label", "Aside")
  region.lang = "en"
  region.dir = "ltr"
  signal.addEventListener("abort", () => region.remove())
  return region
}

/** Lets it stand, empty: a region that comes with its words is missed by a screen reader. X may have replaced the body's children. */
export function stand(region: HTMLElement): void {
  if (!region.isConnected) region.ownerDocument.body.append(region)
}
