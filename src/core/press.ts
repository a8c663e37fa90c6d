import type { Account } from "./account"
import { change, type Decided, refuse } from "./change"
import type { Conversion } from "./conversion"
import type { AccountId, AgentId, ConversionId, PostId } from "./ids"
import type { Agent } from "./records"

export interface PressView {
  account: Account | null
  agent: Agent
  /** Conversions under this post. */
  already: readonly Conversion[]
}

export interface Press {
  id: ConversionId
  post: PostId
  author: string
  account: AccountId
  wording: string
  reference: string | null
}

/** The conversion a press is about: one this agent drafted there before for the same account, or a new one. */
export function conversionOf(view: PressView, press: Press): ConversionId {
  return draftedBefore(view, press)?.id ?? press.id
}

const draftedBefore = ({ already, agent }: PressView, { account }: Press) =>
  already.find((c) => c.status === "drafted" && c.account === account && c.by === agent.id)

/** Records a press as a conversion (*drafted*). Pressing again before posting is the same conversion, newer. */
export function press(view: PressView, press: Press, now: number): Decided {
  const { account, agent } = view
  if (!account || account.status === "disconnected") return refuse("no-account")
  const before = draftedBefore(view, press)
  if (before)
    return change({ records: [{ ...before, draftedAt: now, wording: press.wording, reference: press.reference }] })
  return change({ records: [drafted(press, agent.id, agent.name, now)] })
}

const drafted = (press: Press, by: AgentId, byName: string, now: number): Conversion => ({
  kind: "conversion",
  id: press.id,
  rev: 0,
  post: press.post,
  author: press.author.toLowerCase(),
  account: press.account,
  by,
  byName,
  wording: press.wording,
  reference: press.reference,
  status: "drafted",
  draftedAt: now,
  postedAt: null,
  reply: null,
  arrivedAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  customer: null,
  customerName: null,
  conversation: null,
})

/** X confirmed the reply. A customer may already have arrived: the later step stands. */
export function posted(conversion: Conversion, reply: PostId | null, now: number): Decided {
  if (conversion.postedAt !== null) return change({})
  const status = conversion.status === "drafted" ? "posted" : conversion.status
  return change({ records: [{ ...conversion, status, postedAt: now, reply }] })
}

/** The person left the reply box and wants the draft off the record. Only a draft can be forgotten. */
export function forget(conversion: Conversion): Decided {
  if (conversion.status !== "drafted") return change({})
  return change({ gone: [{ kind: "conversion", id: conversion.id, rev: conversion.rev }] })
}
