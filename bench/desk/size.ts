/** How large a desk is made. */
export interface DeskSize {
  conversations: number
  entries: number
  /** Entries of its longest conversation, which the agent of this browser has open; 0: there is none such. */
  longest: number
}

/** What issue after issue is measured on: fifty thousand conversations, a million entries. */
export const BIG: DeskSize = { conversations: 50_000, entries: 1_000_000, longest: 10_000 }
/** What fits into the two minutes of a quick run; the longest conversation is as long. */
export const QUICK: DeskSize = { conversations: 2_000, entries: 40_000, longest: 10_000 }
/** A desk in its first weeks: what the large ones stand beside. */
export const SMALL: DeskSize = { conversations: 100, entries: 2_000, longest: 0 }

/** A size as a table names it. */
export const saySize = ({ conversations, entries }: DeskSize): string =>
  `${conversations.toLocaleString("en")} conversations, ${entries.toLocaleString("en")} entries`
