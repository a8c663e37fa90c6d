import type { LivelySimulator } from "../../simulator/lively"
import { ACME_AIR } from "../../simulator/seed/people"

/** A desk as the first version of Aside kept it: tables with their indexes, in Dexie's words. */
const FIRST_VERSION = {
  conversations: "id, customer, owner, [inbox+status+waitingSince], status, offer.until, banner",
  agents: "id",
  accounts: "id",
  standings: "id",
  cursors: "id",
  customers: "id, xId, handle",
  conversions: "id, post, [author+account], status, conversation",
  sends: "id, status, conversation, event, [customer+account]",
  inboxes: "id",
  settings: "id",
  entries: "id, [conversation+order], [customer+order]",
  quarantine: "id, account, at",
  drafts: "conversation",
}

/** What rows of that version did not have yet. */
const UNKNOWN_THEN: Readonly<Record<string, readonly string[]>> = {
  conversations: ["xId", "dueAt", "topics", "followUpAt", "inXChatSince", "handledMs", "emptiedAt", "begunAt"],
  customers: ["mergedInto", "blockedBy"],
  standings: ["chatsAskedAt"],
  sends: ["attachment"],
  settings: ["keepDays", "checkRemovals", "wordings", "closingWording", "addReference", "guardPrivateData"],
}

/** Somebody who wrote long ago, as the desk keeps it. */
interface OldTalk {
  customer: string
  event: string
  at: number
  text: string
}

/** People who wrote two months ago, into X's books: X's API no longer gives them, so the desk alone knows. */
export function longAgo(x: LivelySimulator, count: number): OldTalk[] {
  const begun = x.world.now() - 60 * 86_400_000
  return Array.from({ length: count }, (_, nth) => {
    const { id } = x.world.addPerson({ handle: `old${nth}_wrote`, name: `Old ${nth}` })
    const at = begun + nth * 1_000
    const text = `[o${nth}.${x.world.people().length}] long ago & not forgotten`
    const dm = x.world.addDm({ from: id, to: ACME_AIR.id, text, at })
    return { customer: id, event: dm.id, at, text }
  })
}

/**
 * The program that turns the newest desk into one of the first version, with people from long ago in it. It runs in a page of our origin
 * that opens no desk itself.
 */
export const makeOlder = (talks: readonly OldTalk[]): string => `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    // Blocked for as long as a killed worker still lets go: waited for.
    request.onerror = () => reject(request.error)
  })
  const first = ${JSON.stringify(FIRST_VERSION)}, unknown = ${JSON.stringify(UNKNOWN_THEN)}
  const old = ${JSON.stringify(talks)}, account = ${JSON.stringify(ACME_AIR.id)}
  const now = await done(indexedDB.open("aside"))
  const rows = {}
  for (const table of Object.keys(first)) rows[table] = await done(now.transaction(table).objectStore(table).getAll())
  now.close()
  for (const [table, names] of Object.entries(unknown))
    for (const row of rows[table]) for (const name of names) delete row[name]
  for (const row of rows.settings) row.wording = "Write to us in private:"
  const [conversation] = rows.conversations, [customer] = rows.customers
  const [entry] = rows.entries.filter(({ type, group }) => type === "message in" && !group)
  for (const { customer: id, event, at, text } of old) {
    const place = account + "." + event
    rows.conversations.push({ ...conversation, id: place, customer: id, status: "Closed", owner: null, session: null,
      offer: null, conversions: [], unread: 0, banner: null, waitingSince: at, lastInboundAt: at, lastInboundText: text,
      lastSentAt: null, firstReplyAt: null, endedAt: at, closedAt: at, newestEvent: event, newestAt: at, unasked: null })
    rows.customers.push({ ...customer, id, xId: id, open: null, latest: place, details: [], notes: [] })
    rows.entries.push({ ...entry, id: place, conversation: place, customer: id, event, at, text, links: [], media: [],
      citedPost: null, order: event.padStart(24, "0") })
  }
  await done(indexedDB.deleteDatabase("aside"))
  const opening = indexedDB.open("aside", 10)
  opening.onupgradeneeded = () => {
    for (const [table, spec] of Object.entries(first)) {
      const [key, ...indexes] = spec.split(", ")
      const store = opening.result.createObjectStore(table, { keyPath: key })
      for (const name of indexes)
        store.createIndex(name, name.startsWith("[") ? name.slice(1, -1).split("+") : name)
    }
  }
  const then = await done(opening)
  const transaction = then.transaction(Object.keys(first), "readwrite", { durability: "strict" })
  for (const table of Object.keys(first)) for (const row of rows[table]) transaction.objectStore(table).put(row)
  await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error) })
  then.close()
  return Object.values(rows).flat().length
})()`
