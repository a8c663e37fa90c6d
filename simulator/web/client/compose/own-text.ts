/** A text and where its caret is, in characters from its beginning. */
export interface Written {
  text: string
  caret: number
}

/** `put` in the place of what stands from `from` to `to`. */
export function replaced(text: string, from: number, to: number, put: string): Written {
  return { text: text.slice(0, from) + put + text.slice(to), caret: from + put.length }
}

/** What an input event of this type puts; null for one that puts nothing known, such as a change of style. */
export function putBy(type: string, data: string | null, pasted: string | undefined): string | null {
  if (type === "insertText" || type === "insertReplacementText") return data ?? pasted ?? ""
  if (type === "insertLineBreak" || type === "insertParagraph") return "\n"
  if (type === "insertFromPaste" || type === "insertFromDrop" || type === "insertFromYank")
    return (pasted ?? data ?? "").replaceAll("\r\n", "\n")
  if (type.startsWith("delete")) return ""
  return null
}
