import type { Person, Post, World, WorldNews } from "./contract"
import { newestFirst, snowflakes } from "./snowflake"
import { worldDms } from "./world-dms"
import { worldMedia } from "./world-media"
import { worldRelations } from "./world-relations"

/** How a world can be made: `clock` gives Unix milliseconds (the computer's own by default). */
export interface WorldOptions {
  clock?: () => number
}

/** What the parts of the world share. */
export interface WorldParts {
  now: () => number
  mint: (at: number) => string
  tell: (news: WorldNews) => void
}

/** An empty world: nobody in it, nothing said, everything in memory. */
export function createWorld({ clock = Date.now }: WorldOptions = {}): World {
  const ids = snowflakes(clock)
  const listeners = new Set<(news: WorldNews) => void>()
  const parts: WorldParts = {
    now: clock,
    mint: (at) => ids.mint(at),
    tell(news) {
      for (const listener of [...listeners]) listener(news)
    },
  }
  const relations = worldRelations(parts)
  const publicPart = peopleAndPosts(parts, ids.keep)

  return {
    now: clock,
    session: { personId: undefined, theme: "light", language: "en", editor: "draft" },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...publicPart,
    ...relations,
    ...worldMedia(parts),
    ...worldDms(parts, { ...relations, person: publicPart.person }),
  }
}

type PeopleAndPosts = Pick<World, "person" | "people" | "addPerson" | "posts" | "post" | "addPost" | "removePost">

function peopleAndPosts(parts: WorldParts, keep: (id: string) => void): PeopleAndPosts {
  const people = new Map<string, Person>()
  const posts = new Map<string, Post>()
  let ordered: readonly Post[] | undefined

  const byHandle = (handle: string): Person | undefined => {
    const wanted = handle.replace(/^@/, "").toLowerCase()
    return [...people.values()].find((person) => person.handle.toLowerCase() === wanted)
  }

  return {
    people: () => [...people.values()],
    person: (idOrHandle) => people.get(idOrHandle) ?? byHandle(idOrHandle),
    addPerson(given) {
      const id = given.id ?? parts.mint(parts.now())
      keep(id)
      const person: Person = { openToEveryone: false, ...given, id }
      people.set(id, person)
      return person
    },
    posts() {
      ordered ??= [...posts.values()].sort(newestFirst)
      return ordered
    },
    post: (id) => posts.get(id),
    addPost(given) {
      const at = given.at ?? parts.now()
      const post: Post = { ...given, at, id: given.id ?? parts.mint(at) }
      keep(post.id)
      posts.set(post.id, post)
      ordered = undefined
      parts.tell({ type: "posted", post })
      return post
    },
    removePost(id) {
      const post = posts.get(id)
      if (!post || post.deleted) return
      post.deleted = true
      parts.tell({ type: "post removed", post })
    },
  }
}
