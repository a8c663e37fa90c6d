import type { LaidBy } from "~store/placed"
import { GONE, type Message } from "./arrived"

/** Room for bodies that a row begins with, in bytes: what most need. */
const ROOM = 1 << 17

/** A row of messages laid by, while it is filled. */
export class LaidRow {
  private readonly seqs: number[] = []
  private readonly subjects: string[] = []
  private readonly ends: number[] = []
  private readonly gone: number[] = []
  private bytes = new Uint8Array(ROOM)
  private length = 0

  get many(): number {
    return this.seqs.length
  }

  add(message: Message): void {
    const { seq, subject, data } = message
    if (this.length + data.length > this.bytes.length) this.grow(data.length)
    this.bytes.set(data, this.length)
    this.length += data.length
    this.seqs.push(seq)
    this.subjects.push(subject)
    this.ends.push(this.length)
    // Headers are dear to read, and only what says nothing can say that nothing is there. What is emptied says so in its row as well.
    if (data.length === 0 && message.headers?.has(GONE)) this.gone.push(seq)
  }

  row(): LaidBy {
    const { seqs, subjects, ends, gone } = this
    const [from = 0, upTo = 0] = [seqs[0], seqs.at(-1)]
    return { from, upTo, seqs, subjects, ends, gone, bytes: this.bytes.slice(0, this.length) }
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** The messages of a row, as they came. */
export function messagesOf({ seqs, subjects, ends, gone, bytes }: LaidBy): Message[] {
  const none = new Set(gone)
  return seqs.map((seq, nth) => {
    const data = bytes.subarray(ends[nth - 1] ?? 0, ends[nth] ?? 0)
    return { seq, subject: subjects[nth] ?? "", data, headers: { has: (name) => name === GONE && none.has(seq) } }
  })
}
