import { endsWithLink, holdsLink, linkAtEnd, standsOnce } from "~core/dm-link"
import { type Box, isEnabled } from "./composer"
import { handFor } from "./editor-text"
import type { Hand } from "./editors/editor"
import { until } from "./until"

/**
 * What came of writing into X's box. `torn`: something of ours is left that could not be taken out again. `gone`: X drew the
 * editor anew meanwhile, or the person closed it.
 */
export type Written = "written" | "already there" | "not last" | "refused" | "torn" | "gone"

/** What goes into the box: `text` ends with `link`. `standing` is told as soon as it is seen there: the person may be quick. */
export interface Words {
  text: string
  link: string
  standing(box: Box): void
}

/** How long the editor may take to show what it was given, in milliseconds. */
const SHOWN_WITHIN = 800
/** How long when it gave no sign of having noticed. */
const UNNOTICED = 60

/** How long X's button may take to follow the text. */
const FOLLOWS = 50

/** What we put into which editor last: only that may be replaced. */
const ours = new WeakMap<HTMLElement, string>()

/** Puts the words behind what the person typed, and makes sure that it stands there: once, or not at all. */
export async function writeReply(box: Box, { text, link, standing }: Words, signal: AbortSignal): Promise<Written> {
  const { editor } = box
  const hand = handFor(editor)
  const before = hand.read(editor)
  const last = ours.get(editor)
  if (holdsLink(before)) {
    if (endsWithLink(before, link) && standsOnce(before, link) && (!last || last === text)) return "already there"
    if (!last || !linkAtEnd(before) || !before.trimEnd().endsWith(last)) return "not last"
  }
  const old = last && before.endsWith(last) ? last : ""
  const typed = before.slice(0, before.length - old.length)
  const added = (typed === "" || /\s$/.test(typed) ? "" : " ") + text
  const want = typed + added
  const stands = () =>
    same(hand.read(editor), want) && standsOnce(want, link) && endsWithLink(want, link) && isEnabled(box)
  for (const way of hand.ways) {
    await enter(editor)
    if (signal.aborted || !editor.isConnected) return "gone"
    hand.selectEnd(editor, old.length)
    const within = way(editor, added) ? SHOWN_WITHIN : UNNOTICED
    const look = () => (editor.isConnected ? stands() && "written" : "gone")
    const wait = { root: editor.ownerDocument, within, signal }
    let came = await until<Written>(look, wait)
    if (came === "written") standing(box)
    // X's button follows the text a moment later: what stands now must stand then.
    // (The editor may be gone by then: the person has posted it.)
    const fell = came === "written" && (await until(() => !stands(), { ...wait, within: FOLLOWS }))
    if (fell && editor.isConnected) came = await until<Written>(look, wait)
    if (came === "written") ours.set(editor, text)
    if (came) return came
    const now = hand.read(editor)
    if (now === before) continue
    if (!(await takeBack(editor, hand, typed, [added, old], signal))) return "torn"
    // All of it stood there, but X wouldn't have it: another way would bring the same words.
    if (same(now, want) || old) break
  }
  if (old && hand.read(editor) === before && !(await takeBack(editor, hand, typed, [old], signal))) return "torn"
  return "refused"
}

const same = (a: string, b: string) => a.trimEnd() === b.trimEnd()

/** Gives the editor the focus, and its framework the turn it needs to notice. */
async function enter(editor: HTMLElement): Promise<void> {
  editor.focus()
  await null
}

/** Takes out what is surely ours; true when exactly what was typed stands there again (or the box is gone with all it held). */
async function takeBack(
  editor: HTMLElement,
  hand: Hand,
  typed: string,
  put: string[],
  signal: AbortSignal,
): Promise<boolean> {
  ours.delete(editor)
  const back = () => !editor.isConnected || same(hand.read(editor), typed)
  if (back()) return true
  const now = hand.read(editor)
  const rest = now.slice(typed.length)
  // Ours: the whole of it, also twice, or its beginning.
  if (!now.startsWith(typed) || !put.some((text) => text.repeat(2).startsWith(rest.trimEnd()))) return false
  await enter(editor)
  hand.selectEnd(editor, rest.length)
  hand.removeSelected(editor)
  return Boolean(await until(back, { root: editor.ownerDocument, within: SHOWN_WITHIN, signal }))
}
