import type { DmEvent, Post, World } from "../contract"
import { conversationOf } from "../snowflake"
import { type Customer, customerOf } from "./customer"
import { dmLinkIn } from "./dm-link"
import { type Script, type Turn, USUAL } from "./script"
import { realTimers, type Timers } from "./timers"

/** How fast customers are, in milliseconds, and on whose timers. */
export interface EngineOptions {
  /** From the posted reply to the customer's first DM: 3,000. */
  followMs?: number
  /** From the brand's last message to the customer's answer: 4,000. */
  answerMs?: number
  timers?: Timers
}

interface Talk {
  customer: Customer
  answers: readonly Turn[]
  /** How many answers were given. */
  said: number
  callOff: () => void
}

/**
 * Lets customers live: whoever is answered in public with a DM link at the end follows it and plays their script. People without a script play
 * the usual one. Returns how to end it.
 */
export function bringToLife(world: World, scripts: readonly Script[], options: EngineOptions = {}): () => void {
  const { followMs = 3_000, answerMs = 4_000, timers = realTimers } = options
  const talks = new Map<string, Talk>()

  const follow = (post: Post) => {
    const link = dmLinkIn(post.text)
    const authorId = post.inReplyTo === undefined ? undefined : world.post(post.inReplyTo)?.authorId
    const author = authorId === undefined ? undefined : world.person(authorId)
    if (!link || !author || author.id === post.authorId || !world.person(link.recipientId)) return
    const script = scripts.find(({ handle }) => handle === author.handle) ?? { ...USUAL, handle: author.handle }
    if (script.follows === false || !world.takesDmFrom(link.recipientId, author.id)) return

    const customer = customerOf(world, author.id, link.recipientId)
    const key = conversationOf(author.id, link.recipientId)
    talks.get(key)?.callOff()
    const callOff = timers.after(followMs, () => act(customer, script.opens, link.prefilled))
    talks.set(key, { customer, answers: script.answers, said: 0, callOff })
  }

  const answer = (event: DmEvent) => {
    const talk = talks.get(event.conversationId)
    if (!talk || event.senderId === talk.customer.person.id) return
    // Several messages in a row get one answer.
    talk.callOff()
    talk.callOff = timers.after(answerMs, () => act(talk.customer, talk.answers[talk.said++] ?? {}))
  }

  const deaf = world.listen((news) => {
    if (news.type === "posted") follow(news.post)
    if (news.type === "dm" && news.event.kind === "MessageCreate") answer(news.event)
  })
  return () => {
    deaf()
    for (const talk of talks.values()) talk.callOff()
  }
}

function act(customer: Customer, { says = "", photo = false }: Turn, prefilled = ""): void {
  const text = [prefilled, says].filter((part) => part !== "").join(" ")
  if (photo) customer.sendsPhoto(text)
  else if (text !== "") customer.writes(text)
}
