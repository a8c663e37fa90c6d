/** Everything a key does in the panel: the one table that binds them, prints them beside each action, and lists them under `?`. */
export const SHORTCUTS = {
  accept: { key: "a", does: "Accept the offer" },
  decline: { key: "d", does: "Decline the offer" },
  next: { key: "n", does: "Next" },
  available: { key: "v", does: "Switch Available on or off" },
  down: { key: "j", does: "Go to the customer below" },
  up: { key: "k", does: "Go to the customer above" },
  reply: { key: "r", does: "Reply" },
  answer: { key: "m", does: "Reply to the new message" },
  dismiss: { key: "x", does: "Dismiss the new message" },
  undo: { key: "u", does: "Undo a message that is held" },
  close: { key: "e", does: "Close the conversation" },
  closeNext: { key: "E", prints: "⇧E", does: "Close & Next" },
  noReply: { key: "w", does: "No reply needed: it waits for the customer" },
  transfer: { key: "t", does: "Transfer to an inbox or agent" },
  reopen: { key: "z", does: "Reopen a closed conversation" },
  more: { key: ".", does: "More on the conversation" },
  remind: { key: "h", does: "Remind me" },
  topics: { key: "l", does: "Topics" },
  closeLoop: { key: "s", does: "Close the loop on X, when a conversation is closed" },
  add: { key: "+", does: "Add: Tweet or Note" },
  note: { key: "b", does: "Write a note on the customer" },
  details: { key: "c", does: "Edit contact details" },
  merge: { key: "f", does: "Merge with another profile" },
  newCustomer: { key: "p", does: "New customer" },
  post: { key: "o", does: "Open the original post" },
  back: { key: "Escape", prints: "Esc", does: "Put the composer away, or go back" },
  search: { key: "/", does: "Search" },
  report: { key: "g", does: "Report" },
  health: { key: "y", does: "Health" },
  team: { key: "q", does: "Team" },
  settings: { key: ",", does: "Settings" },
  help: { key: "?", does: "Shortcuts" },
} as const satisfies Record<string, Shortcut>

interface Shortcut {
  key: string
  prints?: string
  does: string
}

/** Something a key does. */
export type Act = keyof typeof SHORTCUTS

/** How an act's key is printed. */
export const printed = (act: Act) => {
  const shortcut: Shortcut = SHORTCUTS[act]
  return shortcut.prints ?? shortcut.key.toUpperCase()
}

const mac = () => /mac/i.test(navigator.platform)

/** What sends, while writing. */
export const sendKeys = () => (mac() ? "⌘ ↵" : "Ctrl ↵")

/** What keys do in the message box, beside sending. */
export const WHILE_WRITING = [{ key: "/", does: "Put in an answer, at the start of a word" }] as const
