import type { Conversation } from "./conversation"
import type { Agent } from "./records"

/** Seats an agent at a conversation: it is theirs, Open, and counts against their capacity until its session ends. */
export function beginSession(conversation: Conversation, agent: Agent, now: number): [Conversation, Agent] {
  return [
    {
      ...conversation,
      status: "Open",
      owner: agent.id,
      session: { agent: agent.id, begunAt: now },
      offer: null,
      round: { asked: [], lastEndedAt: null },
      unasked: "",
      endedAt: null,
      closedAt: null,
    },
    { ...agent, sessions: [...agent.sessions.filter((id) => id !== conversation.id), conversation.id] },
  ]
}

/** Ends the session and frees its place at once; who owns the conversation is for the caller to say. */
export function endSession(conversation: Conversation, agent: Agent, now: number): [Conversation, Agent] {
  const lasted = conversation.session ? Math.max(0, now - conversation.session.begunAt) : 0
  return [
    { ...conversation, session: null, endedAt: now, handledMs: conversation.handledMs + lasted },
    { ...agent, sessions: agent.sessions.filter((id) => id !== conversation.id) },
  ]
}

/** Whether one more session may start. */
export const hasRoom = (agent: Agent, capacity: number) => agent.sessions.length < capacity
