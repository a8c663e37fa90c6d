import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { AgentId } from "./ids"
import { writeInto } from "./write-entry"

/** Most characters of a topic: it must fit on a label. */
export const TOPIC_LIMIT = 40
/** Most topics on one conversation. */
export const TOPICS_LIMIT = 12

export interface TopicView {
  conversation: Conversation
  agent: { id: AgentId }
}

/** A topic as it is kept: one line, single blanks. */
export const topicOf = (typed: string) => typed.normalize("NFC").replace(/\s+/gu, " ").trim()

/** Topics that differ in case only are one. */
export const sameTopic = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Puts a label on a conversation. */
export function putOnTopic({ conversation, agent }: TopicView, typed: string, now: number): Decided {
  const topic = topicOf(typed)
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(topic)) return refuse("no-topic")
  if (topic.length > TOPIC_LIMIT) return refuse("too-long")
  if (conversation.topics.some((one) => sameTopic(one, topic))) return change({})
  if (conversation.topics.length >= TOPICS_LIMIT) return refuse("too-many-topics")
  const { say, entries } = writeInto(conversation, now)
  say({ type: "topic", agent: agent.id, topic, on: true })
  return change({ entries, records: [{ ...conversation, topics: [...conversation.topics, topic] }] })
}

/** Takes a label off. */
export function takeOffTopic({ conversation, agent }: TopicView, typed: string, now: number): Decided {
  const topic = conversation.topics.find((one) => sameTopic(one, topicOf(typed)))
  if (topic === undefined) return change({})
  const { say, entries } = writeInto(conversation, now)
  say({ type: "topic", agent: agent.id, topic, on: false })
  return change({ entries, records: [{ ...conversation, topics: conversation.topics.filter((one) => one !== topic) }] })
}
