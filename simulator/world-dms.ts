import type { DmEvent, World } from "./contract"
import { conversationOf, newestFirst } from "./snowflake"
import type { WorldParts } from "./world"

/** Where a post's address stands in a text, on any of X's hosts; the post's id is its first group. */
export const POST_URL = /https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/(\d+)/

type WorldDms = Pick<
  World,
  "addDm" | "dmsOf" | "dm" | "removeDm" | "takesDmFrom" | "addGroup" | "changeGroup" | "participants"
>

interface Shelf {
  events: Map<string, DmEvent>
  /** Members of each group, now and ever: who left still sees what was said. */
  groups: Map<string, { now: Set<string>; ever: Set<string> }>
  /** Newest first; rebuilt when something was added. */
  ordered: readonly DmEvent[] | undefined
}

/** The direct messages of an empty world. */
export function worldDms(parts: WorldParts, people: Pick<World, "person" | "hasBlocked">): WorldDms {
  const shelf: Shelf = { events: new Map(), groups: new Map(), ordered: undefined }
  const put = (event: DmEvent): DmEvent => {
    shelf.events.set(event.id, event)
    shelf.ordered = undefined
    parts.tell({ type: "dm", event })
    return event
  }
  const dmsOf = (personId: string): readonly DmEvent[] => {
    shelf.ordered ??= [...shelf.events.values()].sort(newestFirst)
    const listed = ({ listedFrom = 0 }: DmEvent) => listedFrom <= parts.now()
    return shelf.ordered.filter((event) => !event.deleted && listed(event) && sees(shelf, personId, event))
  }

  return {
    dmsOf,
    ...groups(parts, shelf, put),
    dm: (id) => shelf.events.get(id),
    addDm({ from, to, text, at = parts.now(), mediaKey, citedPost = POST_URL.exec(text)?.[1], listedFrom }) {
      return put({
        id: parts.mint(at),
        kind: "MessageCreate",
        conversationId: shelf.groups.has(to) ? to : conversationOf(from, to),
        senderId: from,
        text,
        at,
        ...(mediaKey === undefined ? {} : { mediaKey }),
        ...(citedPost === undefined ? {} : { citedPost }),
        ...(listedFrom === undefined ? {} : { listedFrom }),
      })
    },
    removeDm(id) {
      const event = shelf.events.get(id)
      if (!event || event.deleted) return
      event.deleted = true
      parts.tell({ type: "dm removed", event })
    },
    takesDmFrom(to, from) {
      if (people.hasBlocked(to, from) || people.hasBlocked(from, to)) return false
      const thread = conversationOf(to, from)
      const wroteBefore = () => dmsOf(to).some((dm) => dm.senderId === to && dm.conversationId === thread)
      return (people.person(to)?.openToEveryone ?? false) || wroteBefore()
    },
  }
}

function sees(shelf: Shelf, personId: string, event: DmEvent): boolean {
  const group = shelf.groups.get(event.conversationId)
  return group ? group.ever.has(personId) : event.conversationId.split("-").includes(personId)
}

function groups(parts: WorldParts, shelf: Shelf, put: (event: DmEvent) => DmEvent) {
  const change: World["changeGroup"] = (groupId, kind, memberIds) => {
    const group = shelf.groups.get(groupId) ?? { now: new Set(), ever: new Set() }
    shelf.groups.set(groupId, group)
    for (const id of memberIds) {
      group.ever.add(id)
      if (kind === "ParticipantsJoin") group.now.add(id)
      else group.now.delete(id)
    }
    const [senderId = ""] = memberIds
    const [id, at] = [parts.mint(parts.now()), parts.now()]
    return put({ id, kind, conversationId: groupId, senderId, text: "", at, participants: [...memberIds] })
  }

  return {
    changeGroup: change,
    addGroup: (memberIds: readonly string[]) =>
      change(parts.mint(parts.now()), "ParticipantsJoin", memberIds).conversationId,
    participants: (conversationId: string) => [...(shelf.groups.get(conversationId)?.now ?? conversationId.split("-"))],
  }
}
