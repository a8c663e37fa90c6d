import { abandon } from "./abandon"
import { handOver } from "./begin-sending"
import type { Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Entry } from "./entry"
import type { AgentId } from "./ids"
import type { Agent } from "./records"
import type { Send } from "./send"
import { goneSince, vanish } from "./vanish"

/** Who leaves a team's desk with a copy of it, and when (Unix milliseconds). */
export interface Leaving {
  member: AgentId
  at: number
}

/** One conversation of the team's, with what is on its way in it, and who the agents are. */
export interface TeamsTalk {
  conversation: Conversation
  sends: readonly Send[]
  agents: ReadonlyMap<string, Agent>
}

/** The same at a desk where one works alone. */
export interface OwnTalk {
  conversation: Conversation
  sends: Send[]
  /** What is said about what changed. */
  entries: Entry[]
}

/** A colleague at the desk of whoever left: named in what was, and gone for good. */
export function colleagueLeft(agent: Agent, { at }: Leaving): Agent {
  const goneAt = goneSince(agent, true, at)
  return { ...agent, available: false, sessions: [], offer: null, pauseUntil: null, goneAt }
}

/**
 * What a conversation of a team's desk is at the desk of one who left with a copy: their own goes on, and what colleagues held or were offered
 * is New again. A message that was still to be sent is the team's to send: here it counts as handed over, and is looked for in what X returns.
 */
export function takeAlong(there: TeamsTalk, leaving: Leaving): OwnTalk {
  const { at } = leaving
  const entries: Entry[] = []
  const sends = new Map(there.sends.map((send) => [send.id, send]))
  let { conversation } = there
  // Each decision is taken on what the one before it wrote, as if that had been committed.
  const take = (decided: Decided | null) => {
    if (!decided?.ok) return
    entries.push(...decided.change.entries)
    for (const record of decided.change.records) {
      const written = { ...record, rev: record.rev + 1 }
      if (written.kind === "conversation") conversation = written
      if (written.kind === "send") sends.set(written.id, written)
    }
  }
  const asked = goneColleague(conversation.offer?.agent, there, leaving)
  if (asked) take(vanish({ agent: asked, offered: conversation, forGood: true }, at))
  const owner = goneColleague(conversation.owner, there, leaving)
  if (owner) take(abandon({ conversation, agent: owner }, at))
  for (const send of there.sends) if (send.status === "queued") take(handOver(send, conversation, at))
  return { conversation, sends: [...sends.values()], entries }
}

function goneColleague(id: AgentId | null | undefined, { agents }: TeamsTalk, leaving: Leaving): Agent | null {
  const agent = id && id !== leaving.member ? agents.get(id) : undefined
  return agent ? colleagueLeft(agent, leaving) : null
}
