import { fillWording } from "~core/wording"
import { chooseAccount } from "./choose-account"
import type { DeskView } from "./desk-view"
import type { MenuItem } from "./menu"
import type { Choice } from "./press"
import type { SeenPost } from "./read-post"

/** What stands in the menu of a post: the accounts, the wordings, and the way to the desk. A pick is the press itself. */
export function menuGroups(
  post: SeenPost,
  desk: DeskView | null,
  press: (choice: Choice) => void,
  openDesk: () => void,
): MenuItem[][] {
  const usual = desk && chooseAccount(desk, post)
  const accounts = (desk?.accounts ?? []).map((account) => ({
    label: `@${account.handle}`,
    hint: account === usual ? `${account.name} (usual)` : account.name,
    pick: () => press({ account }),
  }))
  const wordings = desk && usual ? wordingItems(post, desk, usual.handle, press) : []
  return [accounts, wordings, [{ label: "Open Aside", pick: openDesk }]]
}

function wordingItems(
  post: SeenPost,
  { wordings: [wording = ""] }: DeskView,
  account: string,
  press: (choice: Choice) => void,
): MenuItem[] {
  const words = fillWording(wording, { handle: post.author, name: post.name, account })
  const only = { label: "Only the link", pick: () => press({ wording: "" }) }
  return words ? [{ label: "Usual wording", hint: words, pick: () => press({ wording }) }, only] : [only]
}
