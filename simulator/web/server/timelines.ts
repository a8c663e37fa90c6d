import type { Post, World } from "../../contract"
import type { ListView, PostView, ProfileView, Row, Thread, Timeline } from "../wire"
import { personView, views } from "./views"

const alone = (post: PostView): Row => ({ post, lineAbove: false, lineBelow: false })

/** Everything newest first, with what an author added to their own post joined to it. */
export function home(world: World): Timeline {
  const draw = views(world)
  const added = new Map<string, Post>()
  for (const post of world.posts()) {
    const parent = post.inReplyTo ? world.post(post.inReplyTo) : undefined
    if (parent && !post.deleted && parent.authorId === post.authorId) added.set(parent.id, post)
  }
  const rows: Row[] = []
  for (const post of world.posts()) {
    if (post.inReplyTo || post.deleted) continue
    const chain: Post[] = []
    for (let next: Post | undefined = post; next && chain.length < 3; next = added.get(next.id)) chain.push(next)
    chain.forEach((part, index) => {
      const view = index === 0 ? draw.inHome(part) : draw.post(part)
      rows.push({ post: view, lineAbove: index > 0, lineBelow: index < chain.length - 1 })
    })
  }
  return { rows }
}

/** A post with what it answers above and its replies below; each reply brings its first answer along. */
export function thread(world: World, id: string): Thread {
  const draw = views(world)
  const focal = world.post(id)
  if (!focal) return { ancestors: [], focal: undefined, replies: [] }
  const ancestors: PostView[] = []
  for (let above = focal.inReplyTo; above; ) {
    const parent: Post | undefined = world.post(above)
    if (!parent) break
    ancestors.unshift(draw.post(parent))
    above = parent.inReplyTo
  }
  const oldestFirst = [...world.posts()].reverse()
  const answersTo = (post: string) => oldestFirst.filter((other) => other.inReplyTo === post && !other.deleted)
  const replies = answersTo(id).flatMap((reply): Row[] => {
    const [answer] = answersTo(reply.id)
    // Right under the post it answers X does not repeat whom it answers.
    const first: Row = {
      post: { ...draw.post(reply), replyingTo: [] },
      lineAbove: false,
      lineBelow: answer !== undefined,
    }
    return answer ? [first, { post: draw.post(answer), lineAbove: true, lineBelow: false }] : [first]
  })
  return { ancestors, focal: draw.post(focal), replies }
}

/** A person with their posts and replies. */
export function profile(world: World, handle: string): ProfileView {
  const person = world.person(handle)
  if (!person) return { person: undefined, rows: [] }
  return { person: personView(person), rows: rowsWhere(world, (post) => post.authorId === person.id) }
}

/** Posts that hold every word of the query; `from:handle` and `@handle` work as on X. */
export function search(world: World, query: string): Timeline {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (post: Post) => {
    const author = world.person(post.authorId)
    const hay = `${post.text} @${author?.handle ?? ""} ${author?.name ?? ""}`.toLowerCase()
    return words.every((word) =>
      word.startsWith("from:") ? author?.handle.toLowerCase() === word.slice(5).replace("@", "") : hay.includes(word),
    )
  }
  return { rows: words.length ? rowsWhere(world, fits) : [] }
}

/** What answers or mentions the signed-in person. */
export function notifications(world: World): Timeline {
  const me = world.session.personId ? world.person(world.session.personId) : undefined
  if (!me) return { rows: [] }
  const mention = new RegExp(`@${me.handle}\\b`, "i")
  const answersMe = (post: Post) => !!post.inReplyTo && world.post(post.inReplyTo)?.authorId === me.id
  return { rows: rowsWhere(world, (post) => post.authorId !== me.id && (mention.test(post.text) || answersMe(post))) }
}

/** A list of everybody but the one who looks; the local X has no other, whatever its number. */
export function list(world: World, id: string): ListView {
  const members = world.people().filter((person) => person.id !== world.session.personId)
  const ids = new Set(members.map((person) => person.id))
  const rows = rowsWhere(world, (post) => ids.has(post.authorId) && !post.inReplyTo)
  return { name: `№ ${id}`, members: members.length, rows }
}

/** The posts with these ids, newest first. */
export function chosen(world: World, ids: ReadonlySet<string>): Timeline {
  return { rows: rowsWhere(world, (post) => ids.has(post.id)) }
}

function rowsWhere(world: World, fits: (post: Post) => boolean): Row[] {
  const draw = views(world)
  const found = world.posts().filter((post) => !post.deleted && fits(post))
  return found.map((post) => alone(draw.post(post)))
}
