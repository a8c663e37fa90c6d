import type { DmEvent, Person, Post, World } from "../contract"
import { brokenSuitcase } from "../images/png"
import { conversationOf } from "../snowflake"

/** A customer in a test's hands, facing one brand. */
export interface Customer {
  readonly person: Person
  /** Posts in public. */
  posts(text: string, post?: Partial<Post>): Post
  /** Writes a DM to the brand, `at` a time (Unix ms) if given. */
  writes(text: string, at?: number): DmEvent
  /** Sends a photo to the brand (a real PNG). */
  sendsPhoto(text?: string): DmEvent
  /** What the brand has written to this customer, oldest first. */
  heard(): readonly DmEvent[]
  /** The whole one-to-one, oldest first. */
  conversation(): readonly DmEvent[]
  /** Stops the brand from writing. */
  blocks(): void
}

/** The customer with this id or handle, facing the brand with that one. Throws when one of them isn't in the world. */
export function customerOf(world: World, who: string, brand: string): Customer {
  const person = known(world, who)
  const { id: brandId } = known(world, brand)
  const thread = conversationOf(person.id, brandId)
  const conversation = () =>
    world
      .dmsOf(person.id)
      .filter((event) => event.conversationId === thread)
      .reverse()

  return {
    person,
    posts: (text, post = {}) => world.addPost({ ...post, authorId: person.id, text }),
    writes: (text, at = world.now()) => world.addDm({ from: person.id, to: brandId, text, at }),
    sendsPhoto(text = "") {
      const medium = world.addMedium({
        ownerId: person.id,
        mime: "image/png",
        bytes: brokenSuitcase(),
        width: 480,
        height: 360,
      })
      return world.addDm({ from: person.id, to: brandId, text, mediaKey: medium.key })
    },
    heard: () => conversation().filter((event) => event.senderId === brandId),
    conversation,
    blocks: () => world.block(person.id, brandId),
  }
}

function known(world: World, who: string): Person {
  const person = world.person(who)
  if (!person) throw new Error(`Nobody called ${who} is in this world.`)
  return person
}
