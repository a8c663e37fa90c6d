import type { DmEvent, Person, Post, World, WorldNews } from "../../contract"

/** A world just large enough to draw pages from; the real one stands in `simulator/world.ts`. */
export function stubWorld(): World {
  const people: Person[] = []
  const posts: Post[] = []
  const dms: DmEvent[] = []
  const listeners = new Set<(news: WorldNews) => void>()
  let next = 1_990_000_000_000_000_000n
  const id = () => String(next++)
  const tell = (news: WorldNews) => {
    for (const listener of listeners) listener(news)
  }
  return {
    now: Date.now,
    person: (name) => people.find((p) => p.id === name || p.handle.toLowerCase() === name.toLowerCase()),
    addPerson(person) {
      const added: Person = { id: id(), openToEveryone: true, ...person }
      people.push(added)
      return added
    },
    posts: () => posts,
    post: (wanted) => posts.find((post) => post.id === wanted),
    addPost(post) {
      const added: Post = { id: id(), at: Date.now(), ...post }
      posts.unshift(added)
      tell({ type: "posted", post: added })
      return added
    },
    addDm({ from, to, text, at, citedPost }) {
      const [low, high] = BigInt(from) < BigInt(to) ? [from, to] : [to, from]
      const event: DmEvent = {
        id: id(),
        kind: "MessageCreate",
        conversationId: `${low}-${high}`,
        senderId: from,
        text,
        at: at ?? Date.now(),
        ...(citedPost ? { citedPost } : {}),
      }
      dms.unshift(event)
      tell({ type: "dm", event })
      return event
    },
    dmsOf: (personId) => dms.filter((event) => event.conversationId.split("-").includes(personId)),
    session: { personId: undefined, theme: "light", language: "en", editor: "draft" },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
