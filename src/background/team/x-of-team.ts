import type { X } from "~x/port"

/** In a team: what this browser does itself for the accounts whose leases it holds, and asks of others for the rest. */
export function xOfTeam(holds: (account: string) => boolean, own: X, others: X): X {
  const of = (account: string) => (holds(account) ? own : others)
  return {
    me: (account) => of(account).me(account),
    page: (account, ask) => of(account).page(account, ask),
    chats: (account) => of(account).chats(account),
    send: (account, to, text, media) => of(account).send(account, to, text, media),
    upload: (account, file) => of(account).upload(account, file),
    media: (account, place, most) => of(account).media(account, place, most),
    block: (account, person, on) => of(account).block(account, person, on),
    remove: (account, event) => of(account).remove(account, event),
  }
}
