import { backspace, type Hand, leavesOf, paste, selectTail } from "./editor"
import { read } from "./rich"

/**
 * Draft.js, X's editor as last seen. Measured with 0.11.7: a synthetic paste with the caret at the end is taken every time;
 * execCommand loses lines and breaks it when it is empty, native input events are ignored.
 */
export const draft: Hand = {
  read,
  selectEnd(editor, length) {
    const last = [...editor.querySelectorAll('[data-block="true"]')].at(-1) ?? editor
    // An empty line is a span around a <br>: the caret belongs there.
    selectTail(leavesOf(last), length, last.querySelector('[data-text="true"]') ?? last)
  },
  ways: [paste],
  removeSelected: (editor) => void backspace(editor),
}
