/** A new workspace: its operator, its three accounts, and the keys that go with them. Pure but for chance and the date of what is signed. */
import {
  type Account,
  encodeAccount,
  encodeOperator,
  encodeUser,
  fmtCreds,
  type Operator,
  type User,
} from "@nats-io/jwt"
import { type Keyring, signTeam } from "../src/team/people/claims"
import { SYSTEM_INBOX } from "../src/team/people/connection"
import { serverName } from "../src/team/people/greet"
import { type Key, makeKey, pairOf } from "../src/team/people/keys"
import { DELIVERY } from "../src/team/people/roles"

/** What a server needs to know, and what an admin and the server's keeper hold. */
export interface Workspace {
  /** The members' account: the workspace's name. */
  id: string
  operator: string
  system: { id: string; jwt: string }
  accounts: { id: string; jwt: string }[]
  /** For the first admin. */
  keyring: Keyring
  /** For whoever keeps the server: the desk's own account without limits, and the server's own. As NATS's tools read them. */
  creds: { desk: string; system: string }
  /** To be kept away from the server: signs everything anew when an admin's keyring was lost. */
  root: Key
}

const UNLIMITED = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: 0 }
const STORES = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 }
/** The server gives up waiting for the desk's answer to a member after this (nanoseconds). */
const ANSWERED_WITHIN = 30_000_000_000

/** A workspace that stands: its accounts, which keep their names and with them what is stored, and the seed that signs for it. */
export interface Before {
  root: string
  team: string
  desk: string
  system: string
}

/** Makes a workspace of this name. `before`: the keys of one that stands are made anew, and none of the old ones is good for anything any more. */
export async function makeWorkspace(name: string, before?: Before): Promise<Workspace> {
  const root = before ? { id: pairOf(before.root).getPublicKey(), seed: before.root } : makeKey("operator")
  const operator = makeKey("operator")
  const [desk, team, system] = [idFor(before?.desk), idFor(before?.team), idFor(before?.system)]
  const keeper = { desk: makeKey("account"), system: makeKey("account") }
  const asOperator = { signer: pairOf(operator.seed) }
  const keyring = await makeKeyring(operator, { team: team.id, desk: desk.id, system: system.id }, keeper.system)
  const systemAccount: Account = { version: 2, limits: UNLIMITED, signing_keys: [keeper.system.id] }
  const says = { signing_keys: [operator.id], system_account: system.id, strict_signing_key_usage: true }
  return {
    id: team.id,
    operator: await encodeOperator(name, root.seed, says as Partial<Operator> as Operator),
    system: { id: system.id, jwt: await encodeAccount("SYS", system.id, systemAccount, asOperator) },
    accounts: [
      { id: desk.id, jwt: await encodeAccount("desk", desk.id, deskAccount(keeper.desk), asOperator) },
      { id: team.id, jwt: await signTeam(keyring, {}) },
    ],
    keyring,
    creds: {
      desk: await credsOf("keeper", desk.id, keeper.desk),
      system: await credsOf("keeper", system.id, keeper.system),
    },
    root,
  }
}

/** What the first admin holds: a signing key of each role, and the name that can hand in the members' claims and nothing else. */
async function makeKeyring(operator: Key, { team, desk, system }: Omit<Before, "root">, signer: Key): Promise<Keyring> {
  const key = makeKey("member")
  const claimsOnly: Partial<User> = {
    pub: { allow: [`$SYS.REQ.ACCOUNT.${team}.CLAIMS.LOOKUP`, `$SYS.REQ.ACCOUNT.${team}.CLAIMS.UPDATE`] },
    sub: { allow: [`${SYSTEM_INBOX}.>`] },
  }
  const jwt = await encodeUser("claims", key.id, system, claimsOnly, { signer: pairOf(signer.seed) })
  const seed = () => makeKey("account").seed
  const signing = { listener: seed(), agent: seed(), gateway: seed(), admin: seed() }
  return { operator: operator.seed, team, desk, signing, system: { jwt, seed: key.seed } }
}

/** The account that owns the stream, and what of it members reach. */
const deskAccount = (keeper: Key): Account => ({
  version: 2,
  limits: { ...UNLIMITED, ...STORES },
  signing_keys: [keeper.id],
  exports: [
    // One export for everything that crosses: what came in by an export can't go in by it again, which is what stops an answer.
    { name: "desk", subject: ">", type: "service", response_type: "Stream", response_threshold: ANSWERED_WITHIN },
    { name: DELIVERY, subject: `${DELIVERY}.>`, type: "stream" },
  ] as NonNullable<Account["exports"]>,
})

/** An account's own seed signs nothing here, so it isn't kept. */
const idFor = (before: string | undefined) => ({ id: before ?? makeKey("account").id })

async function credsOf(name: string, account: string, signer: Key): Promise<string> {
  const user = makeKey("member")
  const jwt = await encodeUser(name, user.id, account, {}, { signer: pairOf(signer.seed) })
  return new TextDecoder().decode(fmtCreds(jwt, pairOf(user.seed)))
}

/**
 * The lines of a server's configuration that make it this workspace's. `claims`: the folder in which it keeps what admins hand in; `number`: which
 * of the workspace's servers it is, from 1; `every`: how often nodes tell each other who was revoked (seconds).
 */
export function trustIn({ id, operator, system, accounts }: Workspace, claims: string, number = 1, every = 10): string {
  return [
    `server_name: ${serverName(number, id)}`,
    `operator: ${operator}`,
    `system_account: ${system.id}`,
    `resolver { type: full, dir: ${JSON.stringify(claims)}, allow_delete: false, interval: "${every}s" }`,
    // Only for the first start: what admins handed in since is newer, and stays.
    "resolver_preload {",
    ...[system, ...accounts].map(({ id, jwt }) => `  ${id}: ${jwt}`),
    "}",
  ].join("\n")
}
