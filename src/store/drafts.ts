import { HEAD_BYTES, judgeFile } from "~core/media-kind"
import { type DeskDb, desk, type KeptFile } from "./desk-db"

/** What an agent has typed and attached, and not sent. */
export interface DraftKept {
  text: string
  /** Row of the attached file. */
  file: string | null
}

/** Keeps what an agent has typed and attached in a conversation; nothing of both forgets it. */
export async function keepDraft(conversation: string, { text, file }: DraftKept, db: DeskDb = desk): Promise<void> {
  if (text || file) await db.drafts.put({ conversation, text, ...(file ? { file } : {}) })
  else await db.drafts.delete(conversation)
}

/** What was typed and attached there and not sent; a file that is no longer here is not attached any more. */
export async function readDraft(conversation: string, db: DeskDb = desk): Promise<DraftKept> {
  const left = takeLeft(conversation)
  if (left) await keepDraft(conversation, left, db)
  const draft = await db.drafts.get(conversation)
  const file = draft?.file && (await db.files.where("id").equals(draft.file).count()) > 0 ? draft.file : null
  return { text: draft?.text ?? "", file }
}

const LEFT = "aside.draft."

/** For a page that is going: a write to IndexedDB begun now is lost with it, this one is done before it returns. The reloaded page reads it once. */
export function leaveDraft(conversation: string, { text, file }: DraftKept): void {
  sessionStorage.setItem(LEFT + conversation, JSON.stringify({ text, file }))
}

function takeLeft(conversation: string): DraftKept | null {
  const left = sessionStorage.getItem(LEFT + conversation)
  sessionStorage.removeItem(LEFT + conversation)
  // As trusted as a row: no page but ours can write there.
  return left === null ? null : (JSON.parse(left) as DraftKept)
}

/** Why a file was not attached. */
export type NotAttached = Exclude<ReturnType<typeof judgeFile>, { fits: true }>

/** Keeps a file's bytes, if X takes such a file. Throws what the disk does (`QuotaExceededError`…). */
export async function keepFile(file: File, at: number, db: DeskDb = desk): Promise<KeptFile | NotAttached> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const judged = judgeFile(head, file.size)
  if (!judged.fits) return judged
  const { type } = judged
  // A copy: the file on the disk may be gone or changed before the message goes.
  const bytes = file.slice(0, file.size, type)
  const kept: KeptFile = { id: crypto.randomUUID(), direction: "out", name: nameOf(file), type, bytes, at }
  await db.files.add(kept)
  return kept
}

/** Forgets a file that was taken away again. */
export const forgetFile = (id: string, db: DeskDb = desk): Promise<void> => db.files.delete(id)

/** A pasted picture comes without a name of its own; no name is longer than a line. */
const nameOf = ({ name }: File) =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 120) || "file"
