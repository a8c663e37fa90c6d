import type { World } from "../../contract"
import { canPost } from "../text/weighted-length"
import type { Sent } from "../wire"
import { type Exchange, finish, finishJson } from "./exchange"
import type { PostFault, WebOptions } from "./options"
import { isRecord, text } from "./shape"
import { isLimited } from "./views"

const faults: readonly PostFault[] = ["refuse", "error", "drop", "hang"]

function faultOf(options: WebOptions, asked: string): PostFault | undefined {
  return options.postFaults.shift() ?? faults.find((fault) => fault === asked)
}

/** Writes a post for the signed-in person, or fails as it was told to. */
export async function takePost(world: World, options: WebOptions, { read, answer }: Exchange): Promise<void> {
  const body = await read()
  if (!isRecord(body)) return finishJson(answer, { ok: false, message: "Bad request." }, 400)
  const fault = faultOf(options, text(body.fault))
  if (fault === "hang") return
  if (fault === "drop") throw new Error("The connection was dropped on demand.")
  if (fault === "error") return finish(answer, 503, "text/html", "<!doctype html><title>Over capacity</title>")
  const sent: Sent = fault ? { ok: false, message: "" } : add(world, text(body.text), text(body.inReplyTo))
  finishJson(answer, sent, sent.ok ? 200 : 403)
}

function add(world: World, body: string, inReplyTo: string): Sent {
  const me = world.session.personId ? world.person(world.session.personId) : undefined
  if (!me || !canPost(body)) return { ok: false, message: "" }
  const parent = inReplyTo ? world.post(inReplyTo) : undefined
  if (inReplyTo && (!parent || parent.deleted || parent.withheld)) return { ok: false, message: "gone" }
  if (parent && isLimited(world, parent)) return { ok: false, message: "limited" }
  const words = body.trim()
  const said = world
    .posts()
    .some((p) => p.authorId === me.id && !p.deleted && p.text === words && (p.inReplyTo ?? "") === inReplyTo)
  // X refuses a person's identical words in the same place.
  if (said) return { ok: false, message: "duplicate" }
  const post = world.addPost({ authorId: me.id, text: words, ...(parent ? { inReplyTo: parent.id } : {}) })
  return { ok: true, id: post.id, handle: me.handle }
}
