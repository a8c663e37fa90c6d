import { backspace, carrying, command, type Hand, leavesOf, paste, selectTail } from "./editor"

/** Lexical, and any editable box that nobody has seen yet: it is offered the text in every way that a browser knows. */
export const rich: Hand = {
  read,
  selectEnd(editor, length) {
    let last: Element = editor
    while (last.lastElementChild && last.lastElementChild.localName !== "br") last = last.lastElementChild
    const isBlank = read(editor).endsWith("\n")
    selectTail(isBlank ? [] : leavesOf(editor), length, last)
  },
  ways: [
    paste,
    (editor, text) => beforeInput(editor, "insertText", text),
    (editor, text) => command(editor, "insertText", text),
  ],
  removeSelected: (editor) =>
    void (backspace(editor) || beforeInput(editor, "deleteContentBackward") || command(editor, "delete")),
}

/** The lines of an editable box: one per block, and one more after every <br> that doesn't just hold its line open. */
export function read(editor: HTMLElement): string {
  const lines: string[] = []
  let isOpen = false
  const add = (text: string) => {
    if (!isOpen) lines.push("")
    isOpen = true
    lines.push((lines.pop() ?? "") + text)
  }
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      const isBlock = child instanceof Element && !/^(?:inline|contents|none)/.test(getComputedStyle(child).display)
      if (isBlock) isOpen = false
      if (child.nodeType === 3) add(child.nodeValue ?? "")
      else if (child.nodeName === "BR") add("")
      else walk(child)
      if (isBlock || child.nodeName === "BR") isOpen = false
    }
  }
  walk(editor)
  return lines.join("\n").replaceAll("\u00A0", " ")
}

/** Asks as the browser does before it writes; true when the editor wrote, or removed, itself. */
function beforeInput(editor: HTMLElement, inputType: string, data: string | null = null): boolean {
  const event = { inputType, data, dataTransfer: data === null ? null : carrying(data) }
  return !editor.dispatchEvent(
    new InputEvent("beforeinput", { ...event, bubbles: true, cancelable: true, composed: true }),
  )
}
