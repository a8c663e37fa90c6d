/** How the next posting fails: refused in X's words, an error page of the server, a dropped connection, or no answer. */
export type PostFault = "refuse" | "error" | "drop" | "hang"

/** What a test may turn while the pages run. */
export interface WebOptions {
  /** Milliseconds until the reply dialog's editor stands. */
  composerDelay: number
  /** Faults for the postings to come, used up one by one. */
  postFaults: PostFault[]
  /** Serve the pages on twitter.com instead of redirecting to x.com as X does (also: `?stay=1`). */
  stayOnTwitter: boolean
}

/** As X is on a good day. */
export function usualOptions(): WebOptions {
  return { composerDelay: 150, postFaults: [], stayOnTwitter: false }
}
