const SVG = "http://www.w3.org/2000/svg"

/** An envelope that a reply's arrow goes into, drawn on X's 24-unit grid with X's stroke. */
const ENVELOPE =
  "M5.5 4h13C19.9 4 21 5.1 21 6.5V12h-2v-1.6l-6.3 3.6c-.4.3-1 .3-1.4 0L5 10.4v7.1c0 .3.2.5.5.5H11v2H5.5C4.1 20 3 18.9 3 17.5v-11C3 5.1 4.1 4 5.5 4zm0 2c-.3 0-.5.2-.5.5v1.6l7 4 7-4V6.5c0-.3-.2-.5-.5-.5h-13z"
const ARROW = "M18.3 13.3l4.4 4.2-4.4 4.2-1.4-1.5 1.8-1.7H13v-2h5.7l-1.8-1.7 1.4-1.5z"
const CHECK = "M17.2 21.4l-3.9-3.9 1.4-1.4 2.5 2.5 4.6-4.9 1.5 1.4-6.1 6.3z"

/** The button's picture. Takes the colour of its text. */
export function icon(page: Document): SVGSVGElement {
  const svg = page.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 24 24")
  svg.setAttribute("aria-hidden", "true")
  for (const d of [ENVELOPE, ARROW]) {
    const path = page.createElementNS(SVG, "path")
    path.setAttribute("d", d)
    svg.append(path)
  }
  return svg
}

/** With `done` a tick stands in the arrow's place. */
export const tick = (svg: Element | null, done: boolean): void =>
  svg?.lastElementChild?.setAttribute("d", done ? CHECK : ARROW)
