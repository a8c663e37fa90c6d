/** How one kind of editor is read and written from outside; X has had several. */
export interface Hand {
  /** What stands in it, lines parted by line breaks. */
  read(editor: HTMLElement): string
  /** Puts the caret behind everything, or selects the last `length` characters (all in the last line). */
  selectEnd(editor: HTMLElement, length: number): void
  /** Ways to put text where the selection is, the likeliest first; each says whether the editor took notice at once. */
  ways: readonly ((editor: HTMLElement, text: string) => boolean)[]
  /** Takes out what is selected. */
  removeSelected(editor: HTMLElement): void
}

/**
 * Pastes plain text, as a person would. An editor that takes it says so by preventing the browser's own paste, of which a
 * synthetic event has none.
 */
export function paste(editor: HTMLElement, text: string): boolean {
  const event = { clipboardData: carrying(text), bubbles: true, cancelable: true, composed: true }
  return !editor.dispatchEvent(new ClipboardEvent("paste", event))
}

/** A clipboard's or a keyboard's load of plain text. */
export function carrying(text: string): DataTransfer {
  const load = new DataTransfer()
  load.setData("text/plain", text)
  return load
}

/** Presses the key that takes out what is selected; true when the editor did it itself. */
export function backspace(editor: HTMLElement): boolean {
  const key = { key: "Backspace", code: "Backspace", keyCode: 8, which: 8 }
  const [down] = ["keydown", "keyup"].map((type) =>
    editor.dispatchEvent(new KeyboardEvent(type, { ...key, bubbles: true, cancelable: true, composed: true })),
  )
  return !down
}

/** Lets the browser itself write (or remove, with "delete"): the editor hears of it by a real `input` event, after it is done. */
export const command = (editor: HTMLElement, name: "insertText" | "delete", text = ""): boolean =>
  editor.ownerDocument.execCommand(name, false, text)

/** Every text node inside, in order. */
export function leavesOf(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const leaves: Text[] = []
  while (walker.nextNode()) leaves.push(walker.currentNode as Text)
  return leaves
}

/** Selects the last `length` characters of these text nodes (0: the caret behind them), or the end of `empty` when there are none. */
export function selectTail(leaves: Text[], length: number, empty: Element): void {
  const page = empty.ownerDocument
  const range = page.createRange()
  const end = leaves.at(-1)
  if (!end) range.selectNodeContents(empty)
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
  // The browser tells of it a task later; the editor must know before it is written to.
  page.dispatchEvent(new Event("selectionchange"))
}
