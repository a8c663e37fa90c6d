import { decode, type User } from "@nats-io/jwt"
import * as v from "valibot"
import type { Role } from "~core/role"
import { Invitation, Server, unwrap } from "./invitation"
import { AccountKey, idOf, MemberKey } from "./keys"

/** Why a key can't be joined with, by name; the screen has the sentence. */
export type KeyRefusal =
  /** Nothing that an admin gave out. */
  | "not a key"
  /** It was one: what it says and what was signed don't agree, or a part is missing. */
  | "damaged key"
  /** From a newer version of Aside. */
  | "newer key"
  | "other workspace"
  | "other role"
  /** No wss:// address. */
  | "not a server"

/** What was typed, and what this browser already knows. */
export interface Typed {
  key: string
  /** Empty: the one that stands in the key. */
  server: string
  /** The workspace this browser has joined before. */
  workspace?: string
  /** The role that is asked for here. */
  role?: Role
}

const UserClaims = v.object({
  sub: MemberKey,
  iss: AccountKey,
  name: v.string(),
  exp: v.optional(v.number()),
  nats: v.object({ issuer_account: AccountKey, tags: v.array(v.string()) }),
})

/** Checks a key as it was typed. Whether the server takes it, and whether it has ended, only the server can say: this computer's clock may be wrong. */
export function readKey(typed: Typed): { ok: true; invitation: Invitation } | { ok: false; refusal: KeyRefusal } {
  const refused = (refusal: KeyRefusal) => ({ ok: false, refusal }) as const
  const raw = unwrap(typed.key)
  if (raw === undefined) return refused("not a key")
  if (isNewer(raw)) return refused("newer key")
  const read = v.safeParse(Invitation, typed.server.trim() === "" ? raw : withServer(raw, typed.server))
  if (!read.success) {
    const elsewhere = read.issues.every(({ path }) => path?.[0]?.key === "server")
    return refused(elsewhere ? "not a server" : "damaged key")
  }
  const invitation = read.output
  const refusal = whyNot(invitation, typed)
  return refusal ? refused(refusal) : { ok: true, invitation }
}

function whyNot(invitation: Invitation, { workspace, role }: Typed): KeyRefusal | null {
  const claims = claimsOf(invitation.jwt)
  if (!claims || !agrees(invitation, claims)) return "damaged key"
  if (workspace !== undefined && invitation.workspace !== workspace) return "other workspace"
  return role !== undefined && invitation.role !== role ? "other role" : null
}

const agrees = (invitation: Invitation, { sub, name, nats }: v.InferOutput<typeof UserClaims>) =>
  idOf(invitation.seed) === sub &&
  name === invitation.member &&
  nats.issuer_account === invitation.workspace &&
  nats.tags.includes(`role:${invitation.role}`)

/** What an admin signed; null: nobody did, or it was changed since. */
function claimsOf(jwt: string) {
  try {
    return v.parse(UserClaims, decode<User>(jwt))
  } catch {
    return null
  }
}

const isNewer = (raw: unknown) => v.is(v.object({ aside: v.pipe(v.number(), v.minValue(2)) }), raw)

const withServer = (raw: unknown, server: string): unknown =>
  v.is(Server, server) && typeof raw === "object" ? { ...raw, server: server.trim() } : { ...Object(raw), server }

/** When a member's key ends by itself (Unix milliseconds); null: never. */
export function endOf({ jwt }: Pick<Invitation, "jwt">): number | null {
  const end = claimsOf(jwt)?.exp
  return end === undefined ? null : end * 1000
}

/** The public half of a member's key: what an admin revokes. */
export const keyOf = ({ seed }: Pick<Invitation, "seed">): string => idOf(seed) ?? ""
