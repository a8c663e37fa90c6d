/**
 * The lines of the editor that nobody knows: one element each, an empty one around a `<br>`. A place in the text is a
 * number of characters from its beginning, line ends counted.
 */

const linesIn = (root: HTMLElement): ChildNode[] => [...root.childNodes]

/** The text that stands in the lines, whoever wrote it there. */
export const textOf = (root: HTMLElement): string =>
  linesIn(root)
    .map((line) => line.textContent ?? "")
    .join("\n")

/** How far into the text a place of the document is. */
export function offsetOf(root: HTMLElement, node: Node, offset: number): number {
  const lines = linesIn(root)
  if (node === root) return lines.slice(0, offset).reduce((sum, line) => sum + (line.textContent?.length ?? 0) + 1, 0)
  let before = 0
  for (const line of lines) {
    if (line.contains(node)) {
      const range = root.ownerDocument.createRange()
      range.setStart(line, 0)
      range.setEnd(node, offset)
      return before + range.toString().length
    }
    before += (line.textContent?.length ?? 0) + 1
  }
  return Math.max(0, before - 1)
}

/** Draws a text, and the caret in it when there is one. */
export function drawLines(root: HTMLElement, text: string, caret: number | undefined): void {
  const page = root.ownerDocument
  const lines = text.split("\n").map((words) => {
    const line = page.createElement("div")
    line.append(words || page.createElement("br"))
    return line
  })
  root.replaceChildren(...lines)
  if (caret === undefined) return
  let left = caret
  for (const line of lines) {
    const length = line.textContent?.length ?? 0
    if (left <= length) {
      page.getSelection()?.collapse(length ? line.firstChild : line, length ? left : 0)
      return
    }
    left -= length + 1
  }
}
