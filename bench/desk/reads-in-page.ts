import { conversationId } from "~core/ids"
import { desk } from "~store/desk-db"
import { readAside } from "~store/reads/aside"
import { readDesk } from "~store/reads/desk"
import { findCustomers } from "~store/reads/find-customers"
import { readHealth } from "~store/reads/health"
import { readTopics } from "~store/reads/inboxes"
import { readProfile } from "~store/reads/profile"
import { readReport } from "~store/reads/report"
import { readWaitingLinks } from "~store/reads/waiting-links"

const DAY = 86_400_000

/** Each question that a screen asks, by name. */
async function questions(now: number): Promise<Record<string, () => Promise<unknown>>> {
  const { mine } = await readDesk()
  const counts = await Promise.all(
    mine.map(async ({ conversation: { id } }) => {
      const lines = desk.entries.where("[conversation+order]").between([id, ""], [id, "\uffff"])
      return { id, count: await lines.count() }
    }),
  )
  const [longest] = counts.sort((a, b) => b.count - a.count)
  return {
    "the front of the panel": () => readDesk(),
    "what stands beside the conversations": () => readAside(),
    "links that brought nobody yet": () => readWaitingLinks(now),
    "the profile with the longest timeline": () => readProfile(longest?.id ?? conversationId("")),
    "topics to choose from": () => readTopics(),
    "profiles to merge with, “mar”": () => findCustomers("mar", []),
    "the Health page": () => readHealth(now),
    "the report of 7 days": () => readReport(now - 7 * DAY, now),
    "the report of 30 days": () => readReport(now - 30 * DAY, now),
    "the report of a year": () => readReport(now - 365 * DAY, now),
  }
}

/** Milliseconds of each question, the times asked first for warming left out. */
async function timeReads(now: number, times: number): Promise<Record<string, number[]>> {
  const taken: Record<string, number[]> = {}
  const asked = await questions(now)
  for (let time = -1; time < times; time++)
    for (const [name, ask] of Object.entries(asked)) {
      const from = performance.now()
      await ask()
      if (time >= 0) taken[name] = [...(taken[name] ?? []), performance.now() - from]
    }
  return { ...taken, ...(await timeGuard(times)) }
}

/** Rows read as screens read them, each checked, beside the same rows as the database hands them out. */
async function timeGuard(times: number): Promise<Record<string, number[]>> {
  const [checked, raw]: [number[], number[]] = [[], []]
  const store = () => desk.backendDB().transaction("entries").objectStore("entries")
  for (let time = 0; time < times; time++) {
    const from = performance.now()
    await desk.entries.limit(GUARDED).toArray()
    checked.push(performance.now() - from)
    const again = performance.now()
    await new Promise((resolve) => {
      store().getAll(null, GUARDED).onsuccess = resolve
    })
    raw.push(performance.now() - again)
  }
  return { [`${GUARDED} entries, each row checked`]: checked, [`${GUARDED} entries as they lie there`]: raw }
}

const GUARDED = 10_000

Object.assign(globalThis, { timeReads })
