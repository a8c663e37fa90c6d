import type { TwitterApi } from "twitter-api-v2"
import * as v from "valibot"
import type { Ending } from "./errors"

/** What X answers to a block or unblock, and to a deletion (OpenAPI 2.167; twitter-api-v2 has no calls for them). */
const Blocking = v.object({ data: v.object({ blocked: v.boolean() }) })
const Deleted = v.object({ data: v.object({ deleted: v.boolean() }) })

/** Asks X to stop (or let through) somebody's direct messages to whoever is signed in. Repeating it changes nothing. */
export const askBlock = (person: string, on: boolean) => (client: TwitterApi) =>
  client.v2.post(`users/:id/dm/${on ? "block" : "unblock"}`, undefined, { params: { id: person } })

/** Asks X to delete a message of whoever is signed in. Repeating it changes nothing. */
export const askRemoval = (event: string) => (client: TwitterApi) =>
  client.v2.delete("dm_events/:id", undefined, { params: { id: event } })

/** True when X did as it was asked; null: it says something else. */
export const blockingOf = (on: boolean) => (json: unknown) =>
  v.is(Blocking, json) && json.data.blocked === on ? true : null

/** True when X deleted the message; null: it says something else. */
export const deletedOf = (json: unknown) => (v.is(Deleted, json) && json.data.deleted ? true : null)

/** X says that there is no such message (any more): deleting it is done. A path that X doesn't know is a 404 of another type. */
export function isGone(ending: Ending): boolean {
  if (ending.how !== "answered" || ending.status !== 404) return false
  const { type } = v.is(v.object({ type: v.string() }), ending.json) ? ending.json : { type: "" }
  return type.split("/").at(-1) === "resource-not-found"
}
