import type { Written } from "./notebook"
import type { SendRow, WholeDesk } from "./rows"

/** One direct message in X's books. */
export interface BookedDm {
  id: string
  from: string
  to: string
  text: string
  /** Written on X itself, not through the API. */
  onX: boolean
}

/** What the audit found. `unsure` and `twiceByWord` are known to a person; every other list must be empty. */
export interface Findings {
  dms: number
  replies: number
  sent: number
  /** A customer's message, or one written on X, that stands nowhere; a reply that the panel took and lost. */
  lost: string[]
  /** What stands twice: in the log, or at X without a person's word. */
  twice: string[]
  /** What the panel said and X's books contradict. */
  untrue: string[]
  /** Unsure at the end, and whether a person was shown it. */
  unsure: string[]
  unknownUnsure: string[]
  /** At X twice since a person, told that it was unsure, pressed *Send again*. */
  twiceByWord: string[]
}

/** Compares X's books with the desk's log and with what the panel told the agent. Knows nothing of how the desk decides. */
export function audit(
  books: readonly BookedDm[],
  desk: WholeDesk,
  notebook: ReadonlyMap<string, Written>,
  brand: string,
): Findings {
  const found: Findings = {
    ...{ dms: 0, replies: notebook.size, sent: 0, lost: [], twice: [], untrue: [] },
    ...{ unsure: [], unknownUnsure: [], twiceByWord: [] },
  }
  auditLog(books, desk, brand, found)
  auditReplies(books, desk, notebook, brand, found)
  return found
}

/** Every message that came stands exactly once, with its words, in a conversation or thread of whoever wrote it. */
function auditLog(books: readonly BookedDm[], desk: WholeDesk, brand: string, found: Findings): void {
  const lines = new Map<string, WholeDesk["entries"]>()
  for (const entry of desk.entries)
    if (entry.event !== undefined) lines.set(entry.event, [...(lines.get(entry.event) ?? []), entry])
  const conversations = new Map(desk.conversations.map((one) => [one.id, one]))

  for (const { id, from, to, text, onX } of books) {
    const comes = from !== brand
    if (!comes && !onX) continue
    if (comes) found.dms++
    const stands = lines.get(id) ?? []
    const what = `${id} “${text}”`
    if (stands.length === 0) found.lost.push(`${what} stands nowhere`)
    if (stands.length > 1) found.twice.push(`${what} stands ${stands.length} times`)
    const [line] = stands
    if (!line) continue
    const customer = comes ? from : to
    const type = comes ? "message in" : "message from X"
    if (line.type !== type) found.untrue.push(`${what} stands as ${line.type}`)
    if (line.emptied || !line.text?.includes(wordOf(text))) found.lost.push(`${what}: its words are gone`)
    if (line.customer !== customer) found.untrue.push(`${what} stands with ${line.customer}`)
    const conversation = line.conversation === null ? null : conversations.get(line.conversation)
    if (conversation === undefined) found.lost.push(`${what} stands in a conversation that isn't there`)
    if (conversation === null && comes) found.lost.push(`${what} is in no conversation`)
    if (conversation && conversation.customer !== customer) found.untrue.push(`${what} stands with another's`)
  }
  const booked = new Set(books.map(({ id }) => id))
  for (const [event, stands] of lines)
    if (!booked.has(event)) found.untrue.push(`${event} stands in the log and not in X's books: ${stands[0]?.text}`)
}

/** The part of a text that no rewriting touches: its number in brackets, else all of it. */
const wordOf = (text: string) => /\[[\w.]+\]/u.exec(text)?.[0] ?? text

/** Every reply called sent is at X exactly once; none called not sent is there; every unsure one is known to a person. */
function auditReplies(
  books: readonly BookedDm[],
  desk: WholeDesk,
  notebook: ReadonlyMap<string, Written>,
  brand: string,
  found: Findings,
): void {
  const rows = new Map(desk.sends.map((send) => [send.id, send]))
  const events = new Map(books.filter(({ from, onX }) => from === brand && !onX).map((dm) => [dm.id, dm]))
  const claimed = new Map<string, string>()

  for (const line of notebook.values()) auditPromise(line, rows.get(line.send), found)
  for (const send of desk.sends) {
    if (send.status !== "sent") continue
    found.sent++
    const there = send.event === null ? undefined : events.get(send.event)
    const other = send.event === null ? undefined : claimed.get(send.event)
    if (!there) found.untrue.push(`${send.id} “${send.text}” is called sent and isn't at X`)
    else if (there.to !== send.to || there.text !== send.text)
      found.untrue.push(`${send.id} “${send.text}” is called sent as “${there.text}”`)
    if (other) found.untrue.push(`${send.id} and ${other} are both called sent as ${send.event}`)
    if (send.event !== null) claimed.set(send.event, send.id)
  }
  const spare = new Map([...rows.values()].map((send) => [send.id, allowed(send, notebook.get(send.id))]))
  for (const dm of events.values()) if (!claimed.has(dm.id)) auditUnclaimed(dm, desk.sends, spare, found)
}

/** How many messages at X, beside the one it is called sent as, a reply may explain: those that a person was told may be there. */
function allowed({ status }: SendRow, line: Written | undefined): { quiet: number; byWord: number } {
  if (!line?.knownUnsure) return { quiet: 0, byWord: 0 }
  return { quiet: status === "unsure" || status === "dropped" ? 1 : 0, byWord: line.againWhileUnsure }
}

/** What the worker said to the agent about one message, against its row. */
function auditPromise(line: Written, row: SendRow | undefined, found: Findings): void {
  const what = `${line.send} “${line.text}”`
  if (line.taken && !line.undone && !row) found.lost.push(`${what} was taken and is gone`)
  if (line.undone && row) found.untrue.push(`${what} was taken back and is ${row.status}`)
  if (line.called.has("sent") && row?.status !== "sent")
    found.untrue.push(`${what} was called sent, now ${row?.status}`)
  if (row?.status !== "unsure") return
  found.unsure.push(what)
  if (!line.knownUnsure) found.unknownUnsure.push(what)
}

/** A message of ours at X that no reply called sent stands for: only one that a person knows to be unsure may explain it. */
function auditUnclaimed(
  dm: BookedDm,
  sends: readonly SendRow[],
  spare: Map<string, { quiet: number; byWord: number }>,
  found: Findings,
): void {
  const what = `${dm.id} “${dm.text}”`
  const same = sends.filter(({ to, text }) => to === dm.to && text === dm.text)
  const left = same.map(({ id }) => spare.get(id)).filter((one) => one !== undefined)
  const quiet = left.find((one) => one.quiet > 0)
  const byWord = left.find((one) => one.byWord > 0)
  if (quiet) quiet.quiet--
  else if (byWord) {
    byWord.byWord--
    found.twiceByWord.push(what)
  } else if (same.length === 0) found.untrue.push(`${what} is at X, and nobody wrote it here`)
  else if (same.some(({ status }) => status === "sent")) found.twice.push(`${what} is at X again`)
  else found.untrue.push(`${what} is at X and called ${same.map(({ status }) => status)}`)
}

/** Whether anything was found that must not be. */
export const isWell = ({ lost, twice, untrue, unknownUnsure }: Findings) =>
  [lost, twice, untrue, unknownUnsure].every((list) => list.length === 0)
