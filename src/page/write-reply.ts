import { endsWithLink, holdsLink, linkAtEnd, standsOnce } from "~core/dm-link"
import { type Box, isEnabled } from "./composer"
import { enter, paste, removeSelected, selectEnd, textIn } from "./editor-text"
import { until } from "./until"

/** What came of writing into X's box. `torn`: something of ours is left that could not be taken out again. */
export type Written = "written" | "already there" | "not last" | "refused" | "torn"

/** How long the editor may take to show what it was given, in milliseconds. */
const SHOWN_WITHIN = 800

/** What we put into which editor last: only that may be replaced. */
const ours = new WeakMap<HTMLElement, string>()

/** Puts `text` (which ends with `link`) behind what the person typed, and makes sure that it stands there. */
export async function writeReply(box: Box, text: string, link: string, signal: AbortSignal): Promise<Written> {
  const before = textIn(box.editor)
  const last = ours.get(box.editor)
  if (holdsLink(before)) {
    if (endsWithLink(before, link) && standsOnce(before, link) && (!last || last === text)) return "already there"
    if (!last || !linkAtEnd(before) || !before.trimEnd().endsWith(last)) return "not last"
  }
  const old = last && before.endsWith(last) ? last : ""
  const typed = before.slice(0, before.length - old.length)
  const gap = typed === "" || /\s$/.test(typed) ? "" : " "
  const want = typed + gap + text
  await enter(box.editor)
  selectEnd(box.editor, old.length)
  paste(box.editor, gap + text)
  const stands = () =>
    same(textIn(box.editor), want) && standsOnce(want, link) && endsWithLink(want, link) && isEnabled(box)
  if (await until(stands, { root: box.frame, within: SHOWN_WITHIN, signal })) {
    ours.set(box.editor, text)
    return "written"
  }
  return (await takeBack(box, typed, gap + text, signal)) ? "refused" : "torn"
}

const same = (a: string, b: string) => a.trimEnd() === b.trimEnd()

/** Takes out what we put; true when exactly what was typed stands there again (or the box is gone with all it held). */
async function takeBack(box: Box, typed: string, added: string, signal: AbortSignal): Promise<boolean> {
  const { editor, frame } = box
  ours.delete(editor)
  if (!editor.isConnected || same(textIn(editor), typed)) return true
  const now = textIn(editor)
  if (!now.startsWith(typed)) return false
  const rest = now.slice(typed.length)
  // Only what is surely ours is taken out: our text, or the beginning of it.
  if (!same(rest, added) && !added.startsWith(rest)) return false
  await enter(editor)
  selectEnd(editor, rest.length)
  removeSelected(editor)
  return Boolean(await until(() => same(textIn(editor), typed), { root: frame, within: SHOWN_WITHIN, signal }))
}
