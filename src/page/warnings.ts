import type { DeskAccount } from "./desk-view"
import { isOpen, type Known, plain } from "./words"

/** What a person should know before this reply goes out; none of it blocks. `me`: who X is signed in as. */
export function warnings(account: DeskAccount, author: string, { state, owner }: Known, me: string | null): string[] {
  const found: string[] = []
  const by = owner ?? state?.steps.find(({ step }) => step === "accepted")?.by
  if (owner !== undefined || isOpen(state))
    found.push(`@${author} already has an open conversation${by ? ` with ${plain(by)}` : ""}.`)
  if (me && me !== account.handle.toLowerCase())
    found.push(`X is signed in as @${me}; the link leads to @${account.handle}.`)
  if (!account.openToEveryone)
    found.push(
      `Nobody has confirmed that @${account.handle} takes messages from everyone. If it does, tick it in Aside's settings.`,
    )
  return found
}
