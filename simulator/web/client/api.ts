import type { Sent } from "../wire"
import { boot } from "./boot"

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }
  const response = await fetch(`/i/api/${path}`, options)
  return (await response.json()) as T
}

/** Reads something of the world; rejects when the server is gone. */
export const read = <T>(path: string): Promise<T> => ask<T>(path)

/** Changes something of the world. */
export const write = <T>(path: string, body: unknown): Promise<T> => ask<T>(path, body)

/** Posts for the signed-in person; whatever goes wrong is an answer, too. */
export async function sendPost(text: string, inReplyTo?: string): Promise<Sent> {
  const quiet = AbortSignal.timeout(20_000)
  try {
    const body = JSON.stringify({ text, inReplyTo, fault: boot.fault })
    const response = await fetch("/i/api/posts", { method: "POST", body, signal: quiet })
    return (await response.json()) as Sent
  } catch {
    return { ok: false, message: "" }
  }
}
