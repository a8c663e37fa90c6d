import type { AccountId } from "~core/ids"
import { unheard } from "./call"
import { passes, troubleOf } from "./errors"
import type { Heard, TokenShelf, Tokens } from "./port"
import { refresh } from "./token-endpoint"
import type { Wire } from "./wire"

/** Tokens that can be used now, or why there are none. */
export type Usable = { ok: true; tokens: Tokens } | Extract<Heard<never>, { ok: false }>

/** What `navigator.locks` does for us: one at a time, over all of the extension's contexts. */
export type Locks = Pick<LockManager, "request">

/** Gives out usable tokens and renews them, one renewal at a time. */
export interface TokenKeeper {
  /** Renews first when less than a minute is left. Rejects when the shelf fails. */
  usable(account: AccountId): Promise<Usable>
  /** X refused these although they looked fresh: gives newer ones. Rejects when the shelf fails. */
  renewed(account: AccountId, refused: Tokens): Promise<Usable>
}

const LATE_MS = 60_000
const NO_NEWS = { allowance: null, xNow: null, resetAt: null }

/**
 * A refresh token works once, and using a spent one kills the whole family (docs.x.com, "OAuth 2.0"). So: under a lock, read fresh,
 * stored before use, and what another context stored meanwhile counts before *Reconnect* is said.
 */
export function createTokenKeeper(wire: Wire, shelf: TokenShelf, locks: Locks): TokenKeeper {
  /** Pairs that the shelf would not take, by the spent refresh token they came from: lost, they would cost a sign-in. */
  const unstored = new Map<string, Tokens>()

  const left = (tokens: Tokens) => tokens.expiresAt - wire.now()

  async function read(account: AccountId): Promise<Tokens | undefined> {
    const stored = await shelf.read(account)
    const next = stored && unstored.get(stored.refresh)
    if (next) await keep(account, stored, next)
    return next ?? stored
  }

  async function keep(account: AccountId, spent: Tokens, next: Tokens): Promise<void> {
    unstored.set(spent.refresh, next)
    await shelf.keep(account, next)
    unstored.delete(spent.refresh)
  }

  const renew = (account: AccountId, old: Tokens): Promise<Usable> =>
    locks.request(`aside.tokens.${account}`, async () => {
      const stored = await read(account)
      if (!stored) return notSignedIn()
      const renewedElsewhere = stored.access !== old.access && left(stored) > LATE_MS
      return renewedElsewhere ? { ok: true, tokens: stored } : spend(account, stored)
    })

  async function spend(account: AccountId, old: Tokens, again = false): Promise<Usable> {
    const grant = await refresh(wire, old)
    // Somebody may have signed in anew, or disconnected, while X answered: theirs is the newer word.
    const stored = await read(account)
    if (!stored) return notSignedIn()
    const untouched = stored.refresh === old.refresh
    if (grant.ok && untouched) {
      await keep(account, old, grant.tokens)
      return grant
    }
    if (!untouched && left(stored) > LATE_MS) return { ok: true, tokens: stored }
    if (!untouched && !again) return spend(account, stored, true)
    if (grant.ok) return grant
    const failed = unheard(grant.ending, NO_NEWS, [old.access, old.refresh])
    // A refusal by the token endpoint is its last word about this refresh token.
    return passes(troubleOf(grant.ending)) ? failed : { ...failed, trouble: "reconnect" }
  }

  return {
    async usable(account) {
      const tokens = await read(account)
      if (!tokens) return notSignedIn()
      if (left(tokens) > LATE_MS) return { ok: true, tokens }
      const next = await renew(account, tokens)
      // Renewing failed for now; the last minute of the old one still serves.
      return !next.ok && next.trouble !== "reconnect" && left(tokens) > 0 ? { ok: true, tokens } : next
    },
    renewed: renew,
  }
}

function notSignedIn(): Usable {
  return { ok: false, trouble: "reconnect", retryAt: null, detail: "This account is not signed in.", allowance: null }
}
