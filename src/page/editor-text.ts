/**
 * Reading and writing X's editor (Draft.js) from outside. Measured: a synthetic paste with the caret at the end is taken
 * every time; execCommand loses lines, native input events are ignored.
 */

/** What stands in the editor, one line per block. */
export function textIn(editor: HTMLElement): string {
  const blocks = [...editor.querySelectorAll('[data-block="true"]')]
  const lines = blocks.length ? blocks.map((block) => block.textContent ?? "") : [editor.textContent ?? ""]
  return lines.join("\n").replaceAll("\u00A0", " ")
}

/** Puts the caret behind everything, or selects the last `length` characters (all in the last line). */
export function selectEnd(editor: HTMLElement, length = 0): void {
  const page = editor.ownerDocument
  const leaves = leavesOf(lastBlock(editor))
  const end = leaves.at(-1)
  const range = page.createRange()
  if (!end) range.selectNodeContents(deepest(lastBlock(editor)))
  else {
    let [start, left] = [end, length]
    for (const leaf of leaves.reverse()) {
      start = leaf
      if (left <= leaf.data.length) break
      left -= leaf.data.length
    }
    range.setStart(start, Math.max(0, start.data.length - left))
    range.setEnd(end, end.data.length)
  }
  if (length === 0) range.collapse(false)
  const selection = page.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  // The browser tells of it a task later; the editor must know before the paste.
  page.dispatchEvent(new Event("selectionchange"))
}

/** Gives the editor the focus, and its framework the turn it needs to notice. */
export async function enter(editor: HTMLElement): Promise<void> {
  editor.focus()
  await null
}

/** Pastes plain text where the selection is, as a person would. */
export function paste(editor: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }))
}

/** Takes out what is selected, as a person would with the key. */
export function removeSelected(editor: HTMLElement): void {
  const key = {
    key: "Backspace",
    code: "Backspace",
    keyCode: 8,
    which: 8,
    bubbles: true,
    cancelable: true,
    composed: true,
  }
  editor.dispatchEvent(new KeyboardEvent("keydown", key))
  editor.dispatchEvent(new KeyboardEvent("keyup", key))
}

const lastBlock = (editor: HTMLElement): Element => [...editor.querySelectorAll('[data-block="true"]')].at(-1) ?? editor

function leavesOf(block: Element): Text[] {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const leaves: Text[] = []
  while (walker.nextNode()) leaves.push(walker.currentNode as Text)
  return leaves
}

// An empty line of Draft.js is a span around a <br>: the caret belongs into that span.
function deepest(block: Element): Element {
  const leaf = block.querySelector('[data-text="true"]')
  return leaf ?? block
}
