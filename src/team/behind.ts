import { IN_A_ROW } from "~store/placed"

/** While things are put in their place it is told no more often how many are left (milliseconds): each telling is written down. */
const TELL_MS = 500

/** Counts what a copy lacks: messages to come, and those that have come and lie by. */
export class Behind {
  private toCome = 0
  private rows = 0
  private toldAt = Number.NEGATIVE_INFINITY

  constructor(private readonly tell: (behind: number) => void) {}

  /** So many messages are still to come. */
  comes(messages: number): void {
    this.toCome = messages
    this.say()
  }

  /** So many rows of them lie by. */
  lie(rows: number): void {
    this.rows = rows
    if (rows === 0 || performance.now() - this.toldAt >= TELL_MS) this.say()
  }

  lieMore(rows: number): void {
    this.rows += rows
  }

  private say(): void {
    this.toldAt = performance.now()
    this.tell(this.toCome + this.rows * IN_A_ROW)
  }
}
