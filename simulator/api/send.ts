import { type Answer, json } from "./answer"
import type { Call, LocalX } from "./endpoint"
import { type Fault, invalidRequest } from "./problem"

/** The longest text X takes, in code points. */
export const LONGEST = 10_000

/** The life of an upload: 24 h. */
export const UPLOAD_LIFE = 86_400_000

interface Message {
  text: string
  mediaKey?: string
}

/** Reads a message's body and writes it to a person or group: 201, or a 400 naming what was wrong. */
export function send(x: LocalX, call: Call, to: string): Answer {
  const message = read(x, call)
  if (Array.isArray(message)) return invalidRequest(x.spec, message)
  const event = x.world.addDm({ from: call.me.id, to, ...message })
  return json(201, { data: { dm_conversation_id: event.conversationId, dm_event_id: event.id } })
}

function read(x: LocalX, call: Call): Message | Fault[] {
  const body = parsed(call.body)
  if (!body) return [{ parameter: "body", value: "", message: "Request body is not valid JSON." }]
  const unknown = Object.keys(body).filter((key) => key !== "text" && key !== "attachments")
  if (unknown.length > 0) return unknown.map((key) => fault(key, "is not defined in the schema"))

  const { text = "", attachments } = body
  if (typeof text !== "string" || (text.trim() === "" && attachments === undefined)) {
    return [fault("text", "must hold at least one character")]
  }
  if ([...text].length > LONGEST) return [fault("text", `is longer than ${LONGEST} characters`)]
  if (attachments === undefined) return { text }

  const mediaKey = attachmentKey(x, call, attachments)
  return mediaKey === undefined ? [fault("attachments", "One or more media IDs are invalid.")] : { text, mediaKey }
}

function attachmentKey(x: LocalX, call: Call, attachments: unknown): string | undefined {
  if (!Array.isArray(attachments) || attachments.length !== 1) return undefined
  const id: unknown = attachments[0]?.media_id
  const medium = typeof id === "string" ? x.world.medium(id) : undefined
  const fresh = medium && medium.at > x.world.now() - UPLOAD_LIFE
  return fresh && medium.ownerId === call.me.id && x.uploads.ready(medium.id) ? medium.key : undefined
}

function parsed(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function fault(parameter: string, message: string): Fault {
  return { parameter, value: "", message: `$.${parameter}: ${message}` }
}
