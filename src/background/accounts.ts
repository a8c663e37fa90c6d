import { connect, disconnect } from "~core/connect"
import { type AccountId, accountId, FIRST_INBOX } from "~core/ids"
import type { Refusal } from "~core/refusal"
import type { Result } from "~messaging/contract"
import { launchSignIn, redirectUrl } from "~platform/sign-in-window"
import { noteSpent } from "~store/spend"
import type { SignedIn, SignInFailure } from "~x/port"
import { signIn, signOut } from "~x/sign-in"
import { decide } from "./decide"
import type { World } from "./world"

type Connected = Result<{ account: string } | null>

/** Signs an account in with the admin's own X app. Nothing is stored unless it worked. */
export const connectAccount = (world: World, clientId: string): Promise<Connected> => bringIn(world, clientId, null)

/** Signs an account in again, with the app it was connected with; anybody else's session is refused. */
export async function reconnectAccount(world: World, id: string): Promise<Connected> {
  const account = await world.db.accounts.get(accountId(id))
  return account ? bringIn(world, account.clientId, account.id) : { ok: false, refusal: "not-found" }
}

/** Takes an account off the desk; its tokens are revoked at X and forgotten here. */
export async function disconnectAccount(world: World, id: string): Promise<Result> {
  const account = accountId(id)
  const tokens = await world.shelf.read(account)
  await world.shelf.forget(account)
  // Whether X heard it changes nothing here: without the tokens nobody can use them.
  if (tokens) void signOut(tokens, { now: world.clock.now })
  return decide(world, async () => {
    const found = await world.db.accounts.get(account)
    return found ? disconnect(found) : null
  })
}

async function bringIn(world: World, clientId: string, expected: AccountId | null): Promise<Connected> {
  const now = world.clock.now
  const signedIn = await signIn({ clientId, launch: launchSignIn, redirectUrl: redirectUrl(), now })
  if ("failure" in signedIn) return refused(signedIn)
  const { person, tokens } = signedIn
  const id = accountId(person.id)
  if (expected !== null && expected !== id) {
    void signOut(tokens, { now })
    return { ok: false, refusal: "other-account", detail: `@${person.handle}` }
  }
  // Who signed in was asked of X, at its price.
  await noteSpent(world.db, id, "me", now()).catch(world.report)
  await world.shelf.keep(id, tokens)
  const done = await record(world, signedIn, clientId, expected)
  if (!done.ok) {
    // What may have been written down is signed in: without its tokens nobody would read it.
    if (done.refusal !== "team-unknown") await world.shelf.forget(id)
    return done
  }
  await world.hurry()
  return { ok: true, value: { account: id } }
}

function record({ db, clock, ...world }: World, { person }: SignedIn, clientId: string, expected: AccountId | null) {
  const id = accountId(person.id)
  return decide(world, async () => {
    const [account, cursor, standing] = await Promise.all([
      db.accounts.get(id),
      db.cursors.get(id),
      db.standings.get(id),
    ])
    const stood = { account: account ?? null, cursor: cursor ?? null, standing: standing ?? null }
    // The first inbox may have been removed since: any other is as good, and settings say which.
    const first = (await db.inboxes.get(FIRST_INBOX)) ?? (await db.inboxes.toCollection().first())
    return connect({ person, clientId, expected, ...stood, inbox: first?.id ?? FIRST_INBOX }, clock.now())
  })
}

const REFUSALS = {
  closed: "sign-in-closed",
  denied: "sign-in-denied",
  forged: "sign-in-failed",
  refused: "sign-in-failed",
  unreachable: "sign-in-failed",
} as const satisfies Record<SignInFailure["failure"], Refusal>

function refused(failure: SignInFailure): Connected {
  const refusal = REFUSALS[failure.failure]
  if (failure.failure === "refused") return { ok: false, refusal, detail: failure.detail }
  return failure.failure === "unreachable" ? { ok: false, refusal, detail: failure.trouble } : { ok: false, refusal }
}
