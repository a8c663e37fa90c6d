import { command, type Hand } from "./editor"

const area = (editor: HTMLElement) => editor as HTMLTextAreaElement

/** A plain text field, as X has had on phones. The browser's own insertion keeps its undo. */
export const textArea: Hand = {
  read: (editor) => area(editor).value,
  selectEnd(editor, length) {
    const end = area(editor).value.length
    area(editor).setSelectionRange(end - length, end)
  },
  ways: [(editor, text) => command(editor, "insertText", text), put],
  removeSelected: (editor) => void (command(editor, "delete") || put(editor, "")),
}

// React watches its field's own `value` and would take a change through that for its own; setRangeText goes past it, so
// that React finds the new text when it hears of input.
function put(editor: HTMLElement, text: string): boolean {
  const { value, selectionStart, selectionEnd } = area(editor)
  area(editor).setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, "end")
  editor.dispatchEvent(new Event("input", { bubbles: true }))
  return true
}
