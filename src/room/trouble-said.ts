import type { Trouble } from "~core/account"

interface TroubleSaid {
  what: string
  todo: string
}

const TROUBLE: Record<Trouble, TroubleSaid> = {
  offline: { what: "X can't be reached", todo: "Check this computer's connection; Aside tries again by itself." },
  "rate-limited": { what: "X asks Aside to read more slowly", todo: "Nothing is lost: it goes on by itself." },
  "server-error": {
    what: "X has trouble of its own",
    todo: "Look at X's status page if it lasts; Aside keeps trying.",
  },
  "not-json": {
    what: "Something between this computer and X answers in its place",
    todo: "Sign in to the network you are on, or ask whoever runs its proxy.",
  },
  "timed-out": { what: "X does not answer", todo: "Check this computer's connection; Aside tries again by itself." },
  "no-credits": { what: "The X app has no credits left", todo: "Add credits in X's developer portal." },
  "usage-capped": { what: "The X app reached its spending cap", todo: "Raise the cap in X's developer portal." },
  "scope-missing": { what: "Aside may not read this account's messages", todo: "Reconnect it in Settings." },
  reconnect: { what: "X no longer accepts this sign-in", todo: "Reconnect it in Settings; nothing is lost." },
  "storage-full": {
    what: "This computer has no room for new messages",
    todo: "Free some space on the disk; X keeps them meanwhile, and reading goes on by itself.",
  },
  "no-gateway": {
    what: "No browser that is signed in for this account is open",
    todo: "Open Chrome where the account was connected; nothing is lost.",
  },
  unexpected: { what: "X answers in a way Aside doesn't know", todo: "Update Aside; it keeps trying." },
}

/** What is wrong between us and X, and the one thing to do about it. */
export const troubleSaid = (trouble: Trouble | null): TroubleSaid => TROUBLE[trouble ?? "unexpected"]

/** Troubles that only the settings page mends. */
export const mendedInSettings = (trouble: Trouble | null) => trouble === "reconnect" || trouble === "scope-missing"
