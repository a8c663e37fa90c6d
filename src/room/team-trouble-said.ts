import type { TeamTrouble } from "~core/membership"

/** What keeps a browser from its team's desk, and the one thing to do. */
export const TEAM_TROUBLE: Record<TeamTrouble, string> = {
  "not a key":
    "That is not a key of Aside. Paste all of what an admin gave you: it begins with aside-team: and has no gaps.",
  "damaged key":
    "This key is damaged: part of it is missing or was altered. Copy it again, whole, or ask an admin for a new one.",
  "newer key": "This key was made by a newer Aside than this one. Update Aside under chrome://extensions, then join.",
  "other role": "This key is for another role than the one that is asked for. Ask an admin for the right one.",
  "not a server":
    "That is not the address of a server: it begins with wss://. Correct it, or leave it empty; the key holds it.",
  unreachable: "The team’s server can’t be reached. Check this computer’s connection and the address, then try again.",
  "wrong key": "The team’s server does not take this key. Ask an admin for a new one.",
  "expired key": "This key has ended. Ask an admin to invite you again.",
  "revoked key": "An admin has revoked this key. If that is a mistake, ask them to invite you again.",
  "other workspace":
    "The key and the server belong to different teams. Check the address, or ask an admin which it is.",
  "old server": "The team’s server is older than Aside needs (NATS 2.12). Ask whoever runs it to update it.",
  "no JetStream": "The team’s server keeps nothing: its JetStream is off. Ask whoever runs it to switch it on.",
  "not made": "No admin has opened the team’s desk yet. Ask an admin to join first, then try again.",
  "wrong workspace": "The desk on this server is another team’s. Ask an admin for the right address.",
  wiped:
    "The team’s server was emptied, or brought back from an older copy; what is here was not changed. Ask an admin what happened, then read it anew in settings.",
  "other settings":
    "The team’s server keeps the desk in a way that could lose parts of it. Ask whoever runs it to set it up as Aside does.",
  "newer desk": "A newer Aside keeps the team’s desk now. Update Aside under chrome://extensions; it then goes on.",
  "already a member": "This browser is in a team already. Leave that team first, then join this one.",
}

/** The sentence for a trouble by its name; for a name of a newer Aside's, what can always be said. */
export const teamTroubleSaid = (name: string | null | undefined): string =>
  name && Object.hasOwn(TEAM_TROUBLE, name)
    ? TEAM_TROUBLE[name as TeamTrouble]
    : "The team’s desk can’t be used from here now. Try again in a moment; if it stays so, ask an admin."
