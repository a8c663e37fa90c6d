import type { Tweet } from "~core/begin-conversation"

/** Why a customer can't be written to out of the blue, and what would change it; null: they can. */
export function tweetReason(tweet: Tweet | null, agent: (id: string) => string): string | null {
  switch (tweet?.because) {
    case undefined:
      return "This customer is being looked up."
    case null:
      return null
    case "no-username":
      return "No X username is on this profile. It gets there when this person writes to you on X."
    case "no-account":
      return "The account they wrote to is not connected. Connect it in Settings."
    case "in-inbox":
      return "They wrote and wait in the inbox. Accept the offer, or press Next."
    case "others":
      return `${agent(tweet.owner)} is in conversation with them.`
    case "no-room":
      return "You are at your maximum capacity. Close a conversation first."
  }
}
