/** What one language's messages are made of. */
export interface Language {
  name: string
  /** Whole words, the frequent ones first. */
  words: readonly string[]
  /** Between two words; nothing where the script has no blanks. */
  blank: string
  /** After a sentence. */
  stop: string
  given: readonly string[]
  family: readonly string[]
  /** How large its part of all customers is. */
  share: number
}

/** Words as they are written here: one after another, any blanks between. */
export const listed = (words: string): readonly string[] => words.trim().split(/\s+/u)
