import type { Person, Post, World } from "../../contract"
import type { Counts, PersonView, PostView, QuotedView, Withholding } from "../wire"
import { chance } from "./chance"

/** A person as the pages show them. */
export function personView(person: Person): PersonView {
  return {
    id: person.id,
    handle: person.handle,
    name: person.name,
    bio: person.bio ?? "",
    verified: person.verified ?? false,
    openToEveryone: person.openToEveryone,
  }
}

/** Draws the pages' views of one world. */
export interface Views {
  post(post: Post): PostView
  /** As it stands in the home timeline, where now and then somebody reposted it. */
  inHome(post: Post): PostView
}

// Somebody who is not in the world (deleted account) still has to be drawn.
const nobody: Person = { id: "0", handle: "unknown", name: "Unknown", openToEveryone: false }

/** Looks everything up once: replies are counted over the whole world, not per post. */
export function views(world: World): Views {
  const replies = new Map<string, number>()
  for (const post of world.posts())
    if (post.inReplyTo && !post.deleted) replies.set(post.inReplyTo, (replies.get(post.inReplyTo) ?? 0) + 1)
  const author = (post: Post) => personView(world.person(post.authorId) ?? nobody)

  const quoted = (id: string): QuotedView | "unavailable" => {
    const post = world.post(id)
    if (!post || post.deleted || post.withheld) return "unavailable"
    return { id: post.id, author: author(post), text: post.text, at: post.at, photos: post.photos ?? [] }
  }

  const draw = (post: Post): PostView => ({
    id: post.id,
    author: author(post),
    text: post.withheld ? "" : post.text,
    at: post.at,
    replyingTo: repliedTo(world, post),
    ...(post.quoted ? { quoted: quoted(post.quoted) } : {}),
    photos: post.withheld ? [] : (post.photos ?? []),
    promoted: post.promoted ?? false,
    deleted: post.deleted ?? false,
    repliesLimited: isLimited(world, post),
    ...(post.withheld ? { withheld: whyWithheld(post) } : {}),
    ...extras(post),
    counts: counts(post, replies.get(post.id) ?? 0),
  })

  const inHome = (post: Post): PostView => {
    const reposter = post.promoted || chance("repost", post.id) % 9 !== 4 ? undefined : reposterOf(world, post)
    return reposter ? { ...draw(post), repostedBy: personView(reposter) } : draw(post)
  }
  return { post: draw, inHome }
}

const reasons: readonly Withholding[] = ["suspended", "age", "country"]
const whyWithheld = (post: Post): Withholding => reasons[chance("withheld", post.id) % reasons.length] ?? "suspended"

/** Whether the signed-in person may not reply: an author may always answer themselves. */
export function isLimited(world: World, post: Post): boolean {
  return post.repliesLimited === true && post.authorId !== world.session.personId
}

function repliedTo(world: World, post: Post): string[] {
  const parent = post.inReplyTo ? world.post(post.inReplyTo) : undefined
  const person = parent ? world.person(parent.authorId) : undefined
  return person ? [person.handle] : []
}

function extras(post: Post): { video: boolean; followSuggested: boolean } {
  const plain = !post.promoted && !post.photos?.length && !post.quoted && !post.inReplyTo
  return {
    video: plain && chance("video", post.id) % 8 === 3,
    followSuggested: plain && chance("follow", post.id) % 8 === 5,
  }
}

function reposterOf(world: World, post: Post): Person | undefined {
  const recent = world.posts().slice(0, 50)
  const other = recent[chance("by", post.id) % Math.max(1, recent.length)]
  return other && other.authorId !== post.authorId ? world.person(other.authorId) : undefined
}

function counts(post: Post, replies: number): Counts {
  const heat = chance("heat", post.id) % 1000
  const views = 40 + Math.floor((heat * heat) / 40)
  return { replies, reposts: Math.floor(views / 900), likes: Math.floor(views / 120), views }
}
