import { plainLink } from "~core/plain-links"

const BLOCKS =
  "address, article, blockquote, div, dl, dt, dd, figure, h1, h2, h3, h4, h5, h6, li, ol, p, pre, section, table, tr, ul"

/** What was copied as HTML, as plain text in which each link is its words and its URL; null: there is no link in it to care for. */
export function plainFromHtml(html: string): string | null {
  // A document of its own: nothing in it runs, and nothing is fetched.
  const { body } = new DOMParser().parseFromString(html, "text/html")
  if (!body.querySelector("a[href]")) return null
  for (const unseen of body.querySelectorAll("script, style, template, noscript")) unseen.remove()
  for (const link of body.querySelectorAll("a[href]")) {
    link.replaceWith(plainLink(link.textContent, link.getAttribute("href") ?? ""))
  }
  for (const text of texts(body)) text.data = text.data.replace(/[ \t\r\n\f]+/gu, " ")
  for (const line of body.querySelectorAll("br")) line.replaceWith("\n")
  for (const block of body.querySelectorAll(BLOCKS)) block.append("\n")
  return body.textContent
    .replace(/[ \t]*\n[ \t]*/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim()
}

function texts(body: HTMLElement): Text[] {
  const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walk.nextNode(); node; node = walk.nextNode()) found.push(node as Text)
  return found
}

/** Pastes into a text field as typing does, so that undo works; true: it was done here. */
export function pastePlainLinks(event: { clipboardData: DataTransfer | null; preventDefault: () => void }): boolean {
  const html = event.clipboardData?.getData("text/html")
  const plain = html ? plainFromHtml(html) : null
  if (plain === null) return false
  event.preventDefault()
  return typeIn(plain)
}

/** Types a text at the caret of the field that has the focus, in place of what is selected. Chrome has no other way that undo knows of. */
export const typeIn = (text: string): boolean => document.execCommand("insertText", false, text)
