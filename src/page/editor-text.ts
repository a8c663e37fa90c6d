import { draft } from "./editors/draft"
import type { Hand } from "./editors/editor"
import { rich } from "./editors/rich"
import { textArea } from "./editors/text-area"

/** The way to read and write this editor, by what it is and not by its name. */
export function handFor(editor: HTMLElement): Hand {
  if (editor.localName === "textarea") return textArea
  return editor.querySelector("[data-block]") ? draft : rich
}

/** What stands in the editor, whatever it is made of: lines parted by line breaks. */
export const textIn = (editor: HTMLElement): string => handFor(editor).read(editor)
