import type { Conversion } from "~core/conversion"
import type { PostId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"

/** What a page that shows these posts may know of the desk: see `PageNews` in the messaging contract. No message of anybody's is in it. */
export async function readPageNews(posts: readonly string[], db: DeskDb = desk) {
  const [accounts, conversions, settings, last] = await Promise.all([
    db.accounts.toArray(),
    db.conversions
      .where("post")
      .anyOf(posts as PostId[])
      .toArray(),
    db.settings.get("desk"),
    lastPressed(db),
  ])
  const usable = accounts.filter(({ status }) => status !== "disconnected")
  return {
    accounts: usable.map(({ id, handle, name, openToEveryone }) => ({
      id: id as string,
      handle,
      name,
      openToEveryone,
    })),
    lastUsed: usable.find(({ id }) => id === last?.account)?.id ?? null,
    wording: (settings ?? DEFAULT_SETTINGS).wording,
    posts: Object.fromEntries(newestPerPost(conversions)),
  }
}

async function lastPressed(db: DeskDb): Promise<Conversion | undefined> {
  const all = await db.conversions.toArray()
  return all.reduce<Conversion | undefined>((last, c) => (last && last.draftedAt >= c.draftedAt ? last : c), undefined)
}

/** Of several conversions under one post, the one that got further says how it stands; of equals the newer. */
function newestPerPost(conversions: readonly Conversion[]) {
  const steps = ["drafted", "posted", "arrived", "accepted", "answered", "closed"] as const
  const sorted = [...conversions].sort(
    (a, b) => steps.indexOf(a.status) - steps.indexOf(b.status) || a.draftedAt - b.draftedAt,
  )
  return sorted.map(
    (c) =>
      [
        c.post as string,
        { conversion: c.id as string, status: c.status, by: c.byName, at: stepAt(c), customerName: c.customerName },
      ] as const,
  )
}

const stepAt = (c: Conversion) =>
  Math.max(c.draftedAt, c.postedAt ?? 0, c.arrivedAt ?? 0, c.acceptedAt ?? 0, c.answeredAt ?? 0, c.closedAt ?? 0)
