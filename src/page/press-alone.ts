import { dmLink, intentUrl } from "~core/dm-link"
import { accountId } from "~core/ids"
import { chooseAccount } from "./choose-account"
import type { GlimpsedPost } from "./glimpse-post"
import type { Room } from "./room"

/** The status' own look comes with the half that is missing. */
const LOOK = "inset:auto 0 32px;width:fit-content;margin:auto;padding:12px 16px;background:#1a6fb0;color:#fff"

/**
 * The press where the script's other half can't be had (Aside was updated or removed under this page): X's own reply by the web
 * intent, with the link alone. Says so.
 */
export function pressAlone({ page, region, line, world, wear }: Room, { id, author }: GlimpsedPost): void {
  const desk = line.news()
  const account = desk && chooseAccount(desk, { mentions: [] })
  const opened = account && page.defaultView?.open(intentUrl(id, dmLink(accountId(account.id))), "_blank")
  if (opened) void world.record({ post: id, author, account: account.id, wording: "", reference: null })
  sayAlone(
    { region, wear },
    opened ? "The reply opened in a new tab with the link alone. Reload this page to use Aside again." : RELOAD,
  )
}

const RELOAD = "Aside could not be loaded. Reload this page."

/** Says that there is nothing more to be had here than the press. */
export function sayAlone({ region, wear }: Pick<Room, "region" | "wear">, words = RELOAD): void {
  wear()
  region.style.cssText = LOOK
  region.textContent = words
}
