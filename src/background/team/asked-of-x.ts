import * as v from "valibot"
import type { Trouble } from "~core/account"

/** X's ids: decimal, of at most 20 digits. */
const digits = v.pipe(v.string(), v.regex(/^\d{1,20}$/u))

/** What a browser without tokens asks of the gateway of an account; each may be asked again without harm. */
export const AskedOfX = v.variant("what", [
  v.object({ what: v.literal("block"), person: digits, on: v.boolean() }),
  v.object({ what: v.literal("remove"), event: digits }),
  v.object({
    what: v.literal("media"),
    dm: digits,
    media: digits,
    resource: v.pipe(v.string(), v.regex(/^[\w-]{1,80}\.\w{1,5}$/u)),
    /** Bytes. */
    most: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
])
export type AskedOfX = v.InferOutput<typeof AskedOfX>

const TROUBLES = [
  ...["offline", "rate-limited", "server-error", "not-json", "timed-out", "no-credits", "usage-capped"],
  ...["scope-missing", "reconnect", "storage-full", "no-gateway", "unexpected"],
] as const satisfies readonly Trouble[]

/** What the gateway answers. */
export const FromGateway = v.variant("did", [
  v.object({ did: v.literal("done") }),
  /** The medium lies in the team's media, put there by this member. */
  v.object({ did: v.literal("put"), writer: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
  /** X has it no more. `emptied`: so its message was emptied. */
  v.object({ did: v.literal("gone"), emptied: v.boolean() }),
  /** It can only be seen at X: too large to be kept, or X's word on it proves nothing. */
  v.object({ did: v.literal("elsewhere") }),
  v.object({
    did: v.literal("nothing"),
    trouble: v.picklist(TROUBLES),
    /** Unix milliseconds. */
    retryAt: v.nullable(v.number()),
    detail: v.pipe(v.string(), v.maxLength(1_000)),
  }),
])
export type FromGateway = v.InferOutput<typeof FromGateway>

/** Why a gateway did nothing. */
export type NotDone = Extract<FromGateway, { did: "nothing" }>

/** Nothing was done, for this reason. */
export const nothing = (trouble: Trouble, detail = "", retryAt: number | null = null): NotDone => ({
  did: "nothing",
  trouble,
  retryAt,
  detail: detail.slice(0, 1_000),
})
