/** What a customer does in one turn of a conversation. No words and no photo: they fall silent for good. */
export interface Turn {
  says?: string
  /** Sends the photo of a broken suitcase along. */
  photo?: boolean
}

/** How one customer behaves once a brand has put a DM link under a post of theirs. It is data: one engine plays them all. */
export interface Script {
  /** Without the @. */
  handle: string
  /** `false`: sees the link and doesn't follow it. */
  follows?: boolean
  /** The first message. */
  opens: Turn
  /** What comes after each further message of the brand; silence when they are used up. */
  answers: readonly Turn[]
}

/** For customers without a script of their own. */
export const USUAL: Omit<Script, "handle"> = {
  opens: { says: "Hi, you asked me to write to you here. What do you need from me?" },
  answers: [{ says: "Thanks, that helps. How long will it take?" }, { says: "Great, thank you!" }],
}
