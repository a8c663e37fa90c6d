import { closingReplyUrl } from "~core/closing-reply"
import { useLive } from "~room/use-live"
import type { ProfileView } from "~store/reads/profile"
import { readSettings } from "~store/reads/settings"

/** X's reply box for the post that brought a closed conversation, holding the closing wording; null when there is no such post. */
export function useClosingReply({ conversation, conversions, customers, account }: ProfileView): string | null {
  const view = useLive(["settings"], () => readSettings())
  if (!view) return null
  const { closingWording } = view.settings
  return closingReplyUrl({ conversation, conversions, customers, account: account?.handle ?? null }, closingWording)
}
