import type { DmEvent, World } from "../../contract"
import type { ConversationView, MessageView } from "../wire"
import { personView } from "./views"

/** The other side of a one-to-one conversation; undefined for groups. */
function otherSide(conversationId: string, me: string): string | undefined {
  const sides = conversationId.split("-")
  return sides.length === 2 && sides.includes(me) ? sides.find((side) => side !== me) : undefined
}

/** The signed-in person's one-to-one conversations, the latest first, each with its messages oldest first. */
export function conversations(world: World): ConversationView[] {
  const me = world.session.personId
  if (!me) return []
  const found = new Map<string, ConversationView>()
  for (const event of world.dmsOf(me)) {
    const side = otherSide(event.conversationId, me)
    const other = side ? world.person(side) : undefined
    if (!side || !other || event.deleted || event.kind !== "MessageCreate") continue
    const conversation = found.get(side) ?? { other: personView(other), messages: [] }
    conversation.messages.unshift(message(world, event, me))
    found.set(side, conversation)
  }
  return [...found.values()]
}

function message(world: World, event: DmEvent, me: string): MessageView {
  const cited = event.citedPost ? world.post(event.citedPost) : undefined
  const author = cited ? world.person(cited.authorId) : undefined
  return {
    id: event.id,
    text: event.text,
    at: event.at,
    mine: event.senderId === me,
    ...(event.mediaKey ? { picture: `/i/medium/${event.id}` } : {}),
    ...(cited && author ? { cited: { id: cited.id, handle: author.handle } } : {}),
  }
}
