import { deleteDmEvent } from "./delete-dm-event"
import type { Endpoint } from "./endpoint"
import { getChatConversations } from "./get-chat-conversations"
import { getDmConversationEvents } from "./get-dm-conversation-events"
import { getDmEvent } from "./get-dm-event"
import { getDmEvents } from "./get-dm-events"
import { getDmEventsWith } from "./get-dm-events-with"
import { getDmMedia } from "./get-dm-media"
import { getMe, getUser, getUserByUsername } from "./get-users"
import { appendUpload, finalizeUpload, initializeUpload, uploadStatus } from "./media-upload"
import { postDmBlock, postDmUnblock } from "./post-dm-block"
import { postMessage } from "./post-message"
import { postMessageWith } from "./post-message-with"

/** Everything api.x.com can be asked, the particular before the general. */
export const ENDPOINTS: readonly Endpoint[] = [
  getMe,
  getUserByUsername,
  getUser,
  getDmEvents,
  getDmEvent,
  getDmMedia,
  getDmEventsWith,
  getDmConversationEvents,
  postMessageWith,
  postMessage,
  deleteDmEvent,
  postDmBlock,
  postDmUnblock,
  initializeUpload,
  appendUpload,
  finalizeUpload,
  uploadStatus,
  getChatConversations,
]

/** The endpoint for a method and path, with the values of the pattern's colons. */
export function findEndpoint(
  method: string,
  path: string,
): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  for (const endpoint of ENDPOINTS) {
    const params = endpoint.method === method ? matched(endpoint.path, path) : undefined
    if (params) return { endpoint, params }
  }
  return undefined
}

function matched(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, got] = [pattern.split("/"), path.split("/")]
  if (wanted.length !== got.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = got[index] ?? ""
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return undefined
  }
  return params
}
