/** What a piece of X's page says, as one would read it: an emoji is a picture whose alt is the character. */
export function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? ""
  if (node instanceof Element && node.localName === "img") return node.getAttribute("alt") ?? ""
  if (node instanceof Element && node.localName === "svg") return ""
  return [...node.childNodes].map(textOf).join("")
}
