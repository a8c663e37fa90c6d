import type { AgentId, InboxId } from "~core/ids"
import type { Agent, Inbox, SettingsRecord } from "~core/records"
import { Roster } from "~core/roster"
import { DEFAULT_SETTINGS } from "~core/settings"
import { changedKeys } from "~store/changed-keys"
import type { DeskDb } from "~store/desk-db"

/** What routing looks at beside the conversations: the inboxes with their agents in the order in which they are asked, and the rules. */
export interface Frame {
  inboxes: readonly Inbox[]
  rosters: ReadonlyMap<InboxId, Roster>
  /** Every agent of the desk. */
  agents: ReadonlyMap<AgentId, Agent>
  settings: SettingsRecord | null
}

const kept = new WeakMap<DeskDb, ReturnType<typeof keeper>>()

/**
 * The frame as it stands, from memory: only what was written since the last look is read again, so that a decision of a desk with a
 * thousand agents reads one or two of them. A worker that was killed builds it anew from the rows.
 */
export function frameOf(db: DeskDb): Promise<Frame> {
  const keep = kept.get(db) ?? keeper(db)
  kept.set(db, keep)
  return keep.look()
}

/** Lets go of what is in memory: something moved that nobody told of. */
export const forgetFrame = (db: DeskDb): void => kept.get(db)?.forget()

function keeper(db: DeskDb) {
  const changed = { agents: changedKeys(db, "agents"), rest: [changedKeys(db, "inboxes"), changedKeys(db, "settings")] }
  const agents = new Map<AgentId, Agent>()
  let rosters = new Map<InboxId, Roster>()
  let inboxes: Inbox[] = []
  let settings: SettingsRecord | null = null
  let whole = false

  async function look(): Promise<Frame> {
    const [some, ...rest] = [changed.agents(), ...changed.rest.map((since) => since())]
    if (!whole || some === "any" || rest.some((since) => since === "any" || since.size > 0)) await readWhole()
    else if (some && some.size > 0) await readAgain([...some] as AgentId[])
    return { inboxes, rosters, agents, settings }
  }

  async function readWhole(): Promise<void> {
    whole = false
    const [all, queues, rules] = await Promise.all([db.agents.toArray(), db.inboxes.toArray(), db.settings.get("desk")])
    agents.clear()
    for (const agent of all) agents.set(agent.id, agent)
    inboxes = queues
    settings = rules ?? null
    const { standardCapacity } = settings ?? DEFAULT_SETTINGS
    rosters = new Map(inboxes.map((inbox) => [inbox.id, new Roster(membersOf(inbox), standardCapacity)]))
    whole = true
  }

  async function readAgain(ids: AgentId[]): Promise<void> {
    whole = false
    const found = await db.agents.bulkGet(ids)
    ids.forEach((id, n) => {
      const agent = found[n]
      for (const inbox of inboxes) {
        if (agent && inbox.agents.includes(id)) rosters.get(inbox.id)?.note(agent)
        else rosters.get(inbox.id)?.forget(id)
      }
      if (agent) agents.set(id, agent)
      else agents.delete(id)
    })
    whole = true
  }

  const membersOf = (inbox: Inbox) => inbox.agents.flatMap((id) => agents.get(id) ?? [])

  return {
    look,
    forget: () => {
      whole = false
    },
  }
}
