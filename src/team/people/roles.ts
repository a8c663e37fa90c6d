import type { RecordKind } from "~core/records"
import type { Role } from "~core/role"
import { MEDIA, MEDIA_SUBJECTS, STREAM, SUBJECTS, token } from "../subjects"

/** Raised whenever what a role may, or what crosses, is changed: of two admins with different Asides the newer one's roles stand. */
export const ROLES_VERSION = 1

/** What the server lets a role say and hear. A member's own name stands in for `{{name()}}` when they connect. */
export interface Permissions {
  pub: { allow: string[] }
  sub: { allow: string[] }
}

/** The server puts the name in that stands in the member's key, so that nobody writes in another's. */
const ME = "{{name()}}"

/** The kinds of records each role writes in their own name. */
const WRITES: Record<Exclude<Role, "admin">, readonly RecordKind[]> = {
  listener: ["conversion"],
  agent: ["conversation", "agent", "customer", "conversion", "send"],
  gateway: ["agent", "customer", "conversion", "account", "standing", "cursor"],
}

/** Records that hold words of a message: its send, and what lists show of the last one. */
const REPEATS: readonly RecordKind[] = ["conversation", "send", "group"]

/**
 * What every member needs to read the desk: the stream's state, single messages, and push consumers that deliver to themselves. Consumers'
 * names are made by chance and listed to nobody, so one can't be ended by another member.
 */
const READS = [
  "$JS.API.INFO",
  `$JS.API.STREAM.INFO.${STREAM}`,
  `$JS.API.STREAM.MSG.GET.${STREAM}`,
  `$JS.API.DIRECT.GET.${STREAM}`,
  `$JS.API.DIRECT.GET.${STREAM}.>`,
  `$JS.API.CONSUMER.CREATE.${STREAM}.>`,
  `$JS.API.CONSUMER.INFO.${STREAM}.*`,
  `$JS.API.CONSUMER.DELETE.${STREAM}.*`,
  `$JS.FC.${STREAM}.>`,
  ...["STREAM.INFO", "DIRECT.GET"].map((what) => `$JS.API.${what}.${MEDIA}`),
  `$JS.API.DIRECT.GET.${MEDIA}.>`,
]

/** Making the streams, and changing how they are kept. Nobody's key purges or deletes one: that takes the server's own machine. */
const KEEPS = [STREAM, MEDIA].flatMap((stream) => [
  `$JS.API.STREAM.CREATE.${stream}`,
  `$JS.API.STREAM.UPDATE.${stream}`,
])

/** That they are here, and the checks their changes carry. */
const OWN = [`here.${ME}`, `check.${ME}.*`]

/**
 * Questions to the browser that holds an account's lease, and its answers: who asks and who answers both stand in the subject. Not by what NATS
 * has for this (a permission to answer wherever a question says): with it, whoever hears questions may write anywhere (docs/decisions/24).
 */
const ASKS = `ask.*.${ME}`
const ASKED = "ask.*.*"
const TELLS = `told.*.*.${ME}`
const TOLD = `told.${ME}.>`

/** A file on its way to X, and what came from there: agents believe the latter of gateways alone, and so does the server. */
const ATTACHES = `media.out.*.*.${ME}`
const FETCHES = `media.in.*.*.${ME}`

/** A line under their own name. */
const SAYS = [`log.of.*.${ME}`]

const records = (kinds: readonly RecordKind[]) => kinds.map((kind) => `desk.${kind}.*.${ME}`)

const WRITTEN: Record<Role, readonly string[]> = {
  listener: [...records(WRITES.listener), `desk.agent.${ME}.${ME}`],
  agent: [...records(WRITES.agent), ...SAYS, "lease.desk", `epoch.desk.${ME}`, ASKS, ATTACHES],
  // Lines of others too, and the records that repeat their words: what X removed is emptied where it stands, whoever wrote it.
  gateway: [
    ...records(WRITES.gateway),
    ...REPEATS.map((kind) => `desk.${kind}.*.*`),
    ...["log.in.*.*", "log.of.*.*", "lease.*", `epoch.*.${ME}`, ASKS, TELLS, ATTACHES, FETCHES],
  ],
  // Records of others too: deleting a customer empties every place in which something of them is written.
  admin: [
    ...["desk.*.*.*", "log.in.*.*", "log.of.*.*", "lease.*", `epoch.*.${ME}`, "people.*"],
    ...[...KEEPS, ASKS, TELLS, ATTACHES, FETCHES],
  ],
}

/** What a role hears beside answers and deliveries: what was answered to them, and what is asked of gateways. */
const HEARD: Record<Role, readonly string[]> = {
  listener: [],
  agent: [TOLD],
  gateway: [TOLD, ASKED],
  admin: [TOLD, ASKED],
}

/** What the server enforces for a role. */
export const permissionsOf = (role: Role): Permissions => ({
  pub: { allow: [...OWN, ...WRITTEN[role], ...READS] },
  sub: { allow: [`_INBOX.${ME}.>`, `${DELIVERY}.${ME}.>`, ...HEARD[role]] },
})

/** Where consumers deliver: the only subjects that lead from the desk's account to the members'. */
export const DELIVERY = "to"

/** Where a member's consumers deliver to. */
export const deliveryOf = (member: string): string => `${DELIVERY}.${token(member)}`

/** Where a member hears answers. */
export const inboxOf = (member: string): string => `_INBOX.${token(member)}`

/**
 * What may be said from the members' account into the desk's. The two are apart because the server doesn't check where an answer is to
 * go: in one account a member could have the server answer into another's place, or to its own commands (docs/decisions/22).
 */
export const CROSSING: readonly string[] = [...SUBJECTS, ...MEDIA_SUBJECTS, ...READS, ...KEEPS]
