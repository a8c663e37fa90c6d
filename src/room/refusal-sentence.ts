import type { Refusal } from "~core/refusal"

const SENTENCES: Record<Refusal, string> = {
  "not-found": "That is no longer there. Someone else may have dealt with it.",
  "not-yours": "This conversation belongs to another agent.",
  "no-offer": "No offer is open for you now.",
  "offer-gone": "This offer has gone: it lapsed or someone took it. Press Next to take another.",
  "no-room": "You are at your maximum capacity. Close a conversation first.",
  "nothing-to-do": "Nobody waits now.",
  closed: "This conversation is closed.",
  "not-open": "No session runs in this conversation.",
  empty: "There is nothing to send yet. Write a message first.",
  "too-long": "That is too long. Shorten it and try again.",
  "out-of-range": "That value is out of range. Nothing was changed.",
  "no-account": "No account is connected. Connect one in Settings.",
  "account-away": "The account needs to be reconnected. Do it in Settings; nothing is lost.",
  "already-sent": "Too late to take back: it is already on its way to X.",
  "not-unsure": "The fate of this message is known by now.",
  "no-name": "Give the customer a name first.",
  "not-an-email": "That is not an e-mail address. It looks like name@example.com.",
  "not-a-phone": "That is not a phone number. Use digits, spaces and a + in front.",
  "already-there": "That is on the profile already.",
  "too-many": "This profile holds as many contact details as it can. Remove one first.",
  "written-by-customer": "An X username gets on a profile only when that person writes, and stays.",
  "empty-note": "There is nothing to note yet. Write something first.",
  "same-profile": "These two are one profile already.",
  "both-open": "Both have a conversation that isn’t closed. Close one of them first, then merge.",
  "no-username": "There is no X username on this profile: this person has not written on X yet.",
  "in-inbox": "They wrote and wait in the inbox. Accept the offer or press Next.",
  "still-open": "They have a conversation that isn’t closed. Write there.",
  "not-ours": "That is not a message of ours that stands at X.",
  "x-unreachable": "X can’t be reached now. Nothing was changed; try again in a moment.",
  "x-later": "X asks to wait before doing that again. Nothing was changed; try again in 15 minutes.",
  "x-refused": "X refused it. Nothing was changed.",
  "not-allowed": "This page may not do that. Open Aside from its own button.",
  malformed: "Aside did not understand that. Reload this page and try again.",
  busy: "Aside is just waking up. Try again in a moment; if it goes on, reload this page.",
  "sign-in-closed": "The sign-in window was closed before X sent you back.",
  "sign-in-denied": "X says that access was not granted.",
  "sign-in-failed": "X did not accept the sign-in.",
  "other-account": "X signed in another account than this one. Switch accounts on x.com and try again.",
  "storage-full": "This computer's disk is full, so that was not saved. Free some space and try again.",
  "storage-blocked": "Another tab holds Aside's storage. Close Aside's other tabs and try again.",
}

/** What the desk's no means and what to do, for people. `detail` is what X said itself, when it did. */
export function refusalSentence(refusal: Refusal, detail?: string): string {
  return detail ? `${SENTENCES[refusal]} (${detail})` : SENTENCES[refusal]
}
