import type { Conversion } from "~core/conversion"
import { stepAt, stepsOf } from "~core/conversion-steps"
import type { ConversationId, PostId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"
import { headOf } from "./merged"

/**
 * What a page that shows these posts by these authors (lower case) may know of the desk: see `PageNews` in the messaging
 * contract. No message of anybody's is in it.
 */
export async function readPageNews(posts: readonly string[], authors: readonly string[], db: DeskDb = desk) {
  const [accounts, conversions, settings, last, inDm] = await Promise.all([
    db.accounts.toArray(),
    db.conversions
      .where("post")
      .anyOf(posts as PostId[])
      .toArray(),
    db.settings.get("desk"),
    db.conversions.orderBy("draftedAt").last(),
    readInDm(authors, db),
  ])
  const usable = accounts.filter(({ status }) => status !== "disconnected")
  const owners = await ownersOf(conversions, db)
  const { wordings, addReference, guardPrivateData } = settings ?? DEFAULT_SETTINGS
  return {
    accounts: usable.map(({ id, handle, name, openToEveryone }) => ({
      id: id as string,
      handle,
      name,
      openToEveryone,
    })),
    lastUsed: usable.find(({ id }) => id === last?.account)?.id ?? null,
    wordings,
    addReference,
    guardPrivateData,
    posts: Object.fromEntries(furthestPerPost(conversions).map((c) => [c.post as string, stateOf(c, owners)])),
    inDm,
  }
}

/** Of these authors, those with a conversation that isn't closed, and its owner's name (null: nobody's yet). */
async function readInDm(authors: readonly string[], db: DeskDb): Promise<Record<string, string | null>> {
  if (authors.length === 0) return {}
  const customers = await db.customers
    .where("handle")
    .anyOfIgnoreCase([...authors])
    .toArray()
  const found = await Promise.all(
    customers.map(async (customer) => {
      const { open } = await headOf(db, customer)
      const conversation = open && (await db.conversations.get(open))
      if (!conversation || !customer.handle) return null
      const owner = conversation.owner && (await db.agents.get(conversation.owner))
      return [customer.handle.toLowerCase(), owner ? owner.name : null] as const
    }),
  )
  return Object.fromEntries(found.filter((one) => one !== null))
}

/** Names of those who own what these links brought, by conversation. */
async function ownersOf(conversions: readonly Conversion[], db: DeskDb): Promise<Map<ConversationId, string>> {
  const ids = conversions.flatMap(({ conversation }) => conversation ?? [])
  const brought = (await db.conversations.bulkGet(ids)).filter((one) => one !== undefined)
  const agents = await db.agents.bulkGet(brought.flatMap(({ owner }) => owner ?? []))
  const names = new Map(agents.flatMap((agent) => (agent ? [[agent.id, agent.name]] : [])))
  return new Map(
    brought.flatMap(({ id, owner }) => {
      const name = owner && names.get(owner)
      return name ? [[id, name]] : []
    }),
  )
}

function stateOf(conversion: Conversion, owners: ReadonlyMap<ConversationId, string>) {
  const owner = (conversion.conversation && owners.get(conversion.conversation)) || null
  return {
    conversion: conversion.id as string,
    status: conversion.status,
    by: conversion.byName,
    at: stepAt(conversion),
    customerName: conversion.customerName,
    account: conversion.account as string,
    steps: stepsOf(conversion, owner),
  }
}

/** Of several conversions under one post, the one that got further says how it stands; of equals the newer. */
function furthestPerPost(conversions: readonly Conversion[]): Conversion[] {
  const steps = ["drafted", "posted", "arrived", "accepted", "answered", "closed"] as const
  return [...conversions].sort((a, b) => steps.indexOf(a.status) - steps.indexOf(b.status) || a.draftedAt - b.draftedAt)
}
