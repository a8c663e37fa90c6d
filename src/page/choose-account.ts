import type { DeskAccount, DeskView } from "./desk-view"
import type { SeenPost } from "./read-post"

/** The account a press is for: the only one, else the one the post mentions, else the last used, else the first. */
export function chooseAccount(desk: DeskView, post: Pick<SeenPost, "mentions">): DeskAccount | null {
  const { accounts, lastUsed } = desk
  const mentioned = accounts.filter(({ handle }) => post.mentions.includes(handle.toLowerCase()))
  const used = (among: DeskAccount[]) => among.find(({ id }) => id === lastUsed)
  // Several of the brand's accounts in one post: the last used among them.
  return used(mentioned) ?? mentioned[0] ?? used(accounts) ?? accounts[0] ?? null
}
