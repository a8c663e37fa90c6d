import type { World } from "../../contract"
import { type Answer, finish } from "./exchange"

/** A picture in a direct message, for the two who talk and nobody else. */
export function medium(world: World, dmId: string, answer: Answer): void {
  const event = world.dm(dmId)
  const me = world.session.personId
  const found = event?.mediaKey ? world.medium(event.mediaKey) : undefined
  const mayOpen = !!event && !!me && world.participants(event.conversationId).includes(me)
  if (!found || !mayOpen || event.deleted) finish(answer, 404, "text/plain", "")
  else finish(answer, 200, found.mime, found.bytes)
}
