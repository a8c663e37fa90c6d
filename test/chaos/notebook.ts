import type { SendRow } from "./rows"

/** What the agent knows of one message they wrote: what the panel told them, and what they did about it. */
export interface Written {
  send: string
  conversation: string
  /** Numeric X ID of the customer. */
  to: string
  text: string
  /** The worker said that the message is queued. No answer: the agent doesn't know. */
  taken: boolean
  /** The worker said that it was taken back. */
  undone: boolean
  /** Everything that the panel ever called it. */
  called: Set<string>
  /** How often the agent pressed *Send again* while it was unsure. */
  againWhileUnsure: number
  /** The agent was shown that it is unsure. */
  knownUnsure: boolean
}

/** The agent's notebook: what the panel called done, kept outside of the browser. */
export interface Notebook {
  written: Map<string, Written>
  write(message: Pick<Written, "send" | "conversation" | "to" | "text">): Written
  /** The agent looks at the panel. Answers with what it takes back: it once called these sent, and no longer does. */
  look(sends: readonly SendRow[]): string[]
}

/** An empty notebook. */
export function openNotebook(): Notebook {
  const written = new Map<string, Written>()
  return {
    written,
    write(message) {
      const fresh = { taken: false, undone: false, called: new Set<string>(), againWhileUnsure: 0, knownUnsure: false }
      const line = { ...message, ...fresh }
      written.set(message.send, line)
      return line
    },
    look(sends) {
      const lies: string[] = []
      for (const { id, status } of sends) {
        const line = written.get(id)
        if (!line) continue
        if (line.called.has("sent") && status !== "sent") lies.push(`${id} was called sent, and now ${status}`)
        line.called.add(status)
        if (status === "unsure") line.knownUnsure = true
      }
      return lies
    },
  }
}
