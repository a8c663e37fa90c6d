import { carrying, command, type Hand, leavesOf, paste, selectTail } from "./editor"

/** Lexical, and any editable box that nobody has seen yet: it is offered the text in every way that a browser knows. */
export const rich: Hand = {
  read,
  selectEnd(editor, length) {
    let last: Element = editor
    while (last.lastElementChild && last.lastElementChild.localName !== "br") last = last.lastElementChild
    const isBlank = read(editor).endsWith("\n")
    selectTail(isBlank ? [] : leavesOf(editor), length, last)
  },
  // By execCommand the browser tells of it itself, where a page's own event is not trusted.
  ways: [paste, beforeInput, (editor, text) => command(editor, "insertText", text)],
  removeSelected: (editor) => void command(editor, "delete"),
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

function beforeInput(editor: HTMLElement, text: string): boolean {
  const event = { inputType: "insertText", data: text, dataTransfer: carrying(text) }
  return !editor.dispatchEvent(
    new InputEvent("beforeinput", { ...event, bubbles: true, cancelable: true, composed: true }),
  )
}
