import type { World } from "./contract"
import type { WorldParts } from "./world"

/** Who blocks whom, who moved to X Chat, and where t.co codes lead. */
export type WorldRelations = Pick<
  World,
  "block" | "unblock" | "hasBlocked" | "moveToChat" | "chatsOf" | "keepShortLink" | "shortLink"
>

/** The relations of an empty world. */
export function worldRelations({ tell }: WorldParts): WorldRelations {
  const blocks = new Set<string>()
  const chats = new Map<string, Set<string>>()
  const shortLinks = new Map<string, string>()

  const chatsOf = (personId: string): Set<string> => {
    const found = chats.get(personId) ?? new Set<string>()
    chats.set(personId, found)
    return found
  }

  return {
    block(by, person) {
      blocks.add(`${by} ${person}`)
      tell({ type: "blocked", by, person })
    },
    unblock(by, person) {
      blocks.delete(`${by} ${person}`)
      tell({ type: "unblocked", by, person })
    },
    hasBlocked: (by, person) => blocks.has(`${by} ${person}`),
    moveToChat(personId, otherId) {
      chatsOf(personId).add(otherId)
      chatsOf(otherId).add(personId)
    },
    chatsOf: (personId) => [...chatsOf(personId)],
    keepShortLink(code, url) {
      shortLinks.set(code, url)
    },
    shortLink: (code) => shortLinks.get(code),
  }
}
