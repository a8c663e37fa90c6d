import { fillWording } from "~core/wording"
import { chooseAccount } from "./choose-account"
import type { DeskView } from "./desk-view"
import type { Menu, MenuItem } from "./menu"
import type { Choice } from "./press"
import type { SeenPost } from "./read-post"
import { knownOf, story } from "./words"

/** What a pick in the menu does. */
export interface Picks {
  press(choice: Choice): void
  /** Takes the drafted link off the record. */
  forget(conversion: string): void
  openDesk(): void
}

/** What stands in the menu of a post: its story, the accounts, the wordings, the way to the desk. A pick is the press itself. */
export function menuOf(post: SeenPost, desk: DeskView | null, picks: Picks, now: number): Menu {
  const usual = desk && chooseAccount(desk, post)
  const known = knownOf(desk, post)
  const accounts = (desk?.accounts ?? []).map((account) => ({
    label: `@${account.handle}`,
    hint: account === usual ? `${account.name} (usual)` : account.name,
    pick: () => picks.press({ account }),
  }))
  const wordings = desk && usual ? wordingItems(post, desk, usual.handle, picks.press) : []
  const last: MenuItem[] = [{ label: "Open Aside", pick: picks.openDesk }]
  const { state } = known
  if (state?.status === "drafted")
    last.unshift({ label: "Forget this link", pick: () => picks.forget(state.conversion) })
  return { story: story(known, now), groups: [accounts, wordings, last] }
}

function wordingItems(
  post: SeenPost,
  { wordings }: DeskView,
  account: string,
  press: (choice: Choice) => void,
): MenuItem[] {
  const items = wordings.flatMap((wording): MenuItem[] => {
    const hint = fillWording(wording, { handle: post.author, name: post.name, account })
    return hint ? [{ label: firstWords(hint), hint, pick: () => press({ wording }) }] : []
  })
  return [...items, { label: "Only the link", pick: () => press({ wording: "" }) }]
}

/** Enough of a wording to tell it from the others: at most five whole words in about 32 characters. */
function firstWords(text: string): string {
  const words = text.split(" ").slice(0, 5)
  while (words.length > 1 && words.join(" ").length > 32) words.pop()
  const first = words.join(" ").slice(0, 32).toWellFormed()
  return first === text ? text : `${first.replace(/[\s,.:;]+$/, "")}…`
}
