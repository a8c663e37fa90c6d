import type { Account } from "~core/account"
import type { AccountId } from "~core/ids"
import type { TokenShelf, Tokens, X } from "~x/port"
import type { World } from "../world"

/** Tokens of accounts that X takes no more, by what renews them. */
export type Spent = Map<AccountId, string>

/** Notes the tokens that X has refused for good. */
export const notingSpent = (own: X, shelf: Pick<TokenShelf, "read">, spent: Spent): X => ({
  ...own,
  page: async (account, range) => {
    const heard = await own.page(account, range)
    const tokens = !heard.ok && heard.trouble === "reconnect" ? await shelf.read(account) : undefined
    if (tokens) spent.set(account, tokens.refresh)
    return heard
  },
})

/**
 * Forgets tokens that X takes no more, once the desk says that the account is to be connected again: whoever keeps them keeps its lease as well,
 * and a colleague who signs in anew in their browser could never read. True: they are gone.
 */
export async function forgetSpent(
  shelf: Pick<World["shelf"], "forget">,
  spent: Spent,
  { id, status }: Pick<Account, "id" | "status">,
  { refresh }: Tokens,
): Promise<boolean> {
  if (status !== "reconnect" || spent.get(id) !== refresh) return false
  await shelf.forget(id)
  spent.delete(id)
  return true
}
